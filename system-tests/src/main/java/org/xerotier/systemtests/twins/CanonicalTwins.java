package org.xerotier.systemtests.twins;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.Sha256;

/**
 * Canonicalises generated documents with our code and with each twin and compares bytes.
 *
 * <p>Arguments: number of documents that our intake takes, seed, a file for a corpus or {@code -}, a folder to work in, and for each twin its
 * name and its command, separated by {@code --}. Exit code 1 if anything differs.
 */
public final class CanonicalTwins {

    private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 32, 1 << 18, 1_024, 50_000);

    private CanonicalTwins() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> documents = documents(Integer.parseInt(args[0]), Long.parseLong(args[1]));
        Path folder = Path.of(args[3]);
        Path file = folder.resolve("documents");
        Files.write(file, documents);
        List<String> ours = documents.stream().map(CanonicalTwins::ours).toList();
        long refused = ours.stream().filter("!"::equals).count();
        PrintStream out = System.out;
        out.printf(
                "%,d documents (seed %s), %,d bytes; %,d canonicalised by us, %,d refused by us on purpose%n",
                documents.size(), args[1], Files.size(file), documents.size() - refused, refused);
        int different = 0;
        for (Twin twin : twins(args)) {
            different += compare(twin, documents, ours, twin.answers(file, folder), out);
        }
        if (!args[2].equals("-") && different == 0) {
            corpus(Path.of(args[2]), documents, ours);
            out.println("corpus written to " + args[2]);
        }
        System.exit(different == 0 ? 0 : 1);
    }

    /** As many as it takes until our intake has taken so many. */
    private static List<String> documents(int accepted, long seed) {
        NastyDocuments source = new NastyDocuments(seed);
        List<String> documents = new ArrayList<>(accepted);
        for (int taken = 0; taken < accepted; ) {
            String next = source.next();
            documents.add(next);
            taken += ours(next).equals("!") ? 0 : 1;
        }
        return documents;
    }

    private static String ours(String document) {
        try {
            return CanonicalJson.text(StrictJson.parse(document.getBytes(StandardCharsets.UTF_8), LIMITS));
        } catch (JsonRefused refused) {
            return "!";
        }
    }

    /** What we refuse, nobody digests: only what we take must be the same everywhere. */
    private static int compare(
            Twin twin, List<String> documents, List<String> ours, List<String> theirs, PrintStream out) {
        int same = 0;
        int different = 0;
        for (int i = 0; i < ours.size(); i++) {
            if (ours.get(i).equals("!")) {
                continue;
            }
            String other = i < theirs.size() ? theirs.get(i) : "";
            if (other.equals(ours.get(i))) {
                same++;
            } else if (different++ == 0) {
                out.printf(
                        "first difference from %s, document %d:%n  text   %s%n  ours   %s%n  theirs %s%n",
                        twin.name(), i, documents.get(i), ours.get(i), other);
            }
        }
        out.printf("%s: %,d the same byte for byte, %,d different%n", twin.name(), same, different);
        return different;
    }

    private static void corpus(Path file, List<String> documents, List<String> ours) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            if (!ours.get(i).equals("!")) {
                lines.putIfAbsent(ours.get(i), Sha256.hex(ours.get(i)) + " " + documents.get(i));
            }
        }
        Files.write(file, lines.values());
    }

    private static List<Twin> twins(String[] args) {
        List<Twin> twins = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 5; i <= args.length; i++) {
            if (i == args.length || args[i].equals("--")) {
                twins.add(new Twin(words.get(0), List.copyOf(words.subList(1, words.size()))));
                words.clear();
            } else {
                words.add(args[i]);
            }
        }
        return twins;
    }
}
