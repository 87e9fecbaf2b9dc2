package org.xerotier.xem.check;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.xem.bundle.BundleLoader;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.bundle.LoadedBundles;
import org.xerotier.xem.bundle.UnavailableTool;

/** Validates one bundle, or a folder of bundles, offline: a table of tools, or each fault with file and line. */
public final class CheckBundle {

    /** Everything is fine. */
    public static final int FINE = 0;

    /** At least one fault. */
    public static final int FAULTS = 1;

    /** There is nothing to check at the path. */
    public static final int NOTHING_THERE = 2;

    private static final List<String> HEADINGS = List.of("TOOL", "RISK", "IDEMPOTENT", "TIMEOUT", "OUTPUT", "HERE");

    /** Prints tools to {@code out} and faults to {@code err}; the answer is the exit code. */
    public int run(Path directory, PrintStream out, PrintStream err) {
        Path folder = directory.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            err.println(directory + ": not a folder; name a bundle's folder or one that holds bundles");
            return NOTHING_THERE;
        }
        Path credentials = folder.resolve("no-credentials-are-read-here");
        LoadedBundles loaded = Files.exists(folder.resolve(BundleLoader.FILE_NAME))
                ? BundleLoader.loadOne(folder, credentials)
                : BundleLoader.load(folder, credentials);
        printTools(loaded, out);
        // Told with the path as it was typed, so that it can be clicked and compared.
        loaded.faults()
                .forEach(fault -> err.println(fault.toString().replace(folder.toString(), directory.toString())));
        if (!loaded.faults().isEmpty()) {
            err.printf(
                    "%d fault(s); the bundles concerned are refused whole%n",
                    loaded.faults().size());
            return FAULTS;
        }
        if (loaded.bundles() == 0) {
            err.println(directory + ": no bundle here; each bundle is a folder with a " + BundleLoader.FILE_NAME);
            return NOTHING_THERE;
        }
        out.printf(
                "%d bundle(s), %d tool(s) ready, %d not available here%n",
                loaded.bundles(), loaded.tools().size(), loaded.unavailable().size());
        return FINE;
    }

    private static void printTools(LoadedBundles loaded, PrintStream out) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (BundledTool tool : loaded.tools().values()) {
            rows.put(tool.name(), row(tool.descriptor(), "yes"));
        }
        for (UnavailableTool tool : loaded.unavailable()) {
            rows.put(tool.name(), row(tool.descriptor(), "no: " + tool.reason()));
        }
        if (!rows.isEmpty()) {
            List<List<String>> table = new ArrayList<>(List.of(HEADINGS));
            table.addAll(rows.values());
            print(table, out);
        }
    }

    private static List<String> row(ToolDescriptor tool, String here) {
        return List.of(
                tool.name().dotted(),
                tool.risk().wireName(),
                tool.idempotent() ? "yes" : "no",
                tool.timeoutMillis() / 1_000 + " s",
                tool.outputFormat() + " <= " + tool.outputLimitBytes() / 1_024 + " KiB",
                here);
    }

    private static void print(List<List<String>> table, PrintStream out) {
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : table) {
            for (int i = 0; i < widths.length - 1; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(Math.max(0, widths[i] - row.get(i).length()) + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
