package org.xerotier.systemtests.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.xerotier.provision.Command;
import org.xerotier.systemtests.history.Rows;
import org.xerotier.systemtests.history.Violation;
import org.xerotier.systemtests.stack.Artifacts;

/** The document a campaign leaves, and its last line. */
final class Evidence {

    private static final double WITHIN_LEASE = 0.95;

    private final Plan plan;
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private int passed;
    private int failed;

    Evidence(Plan plan) {
        this.plan = plan;
        root.put("campaign", plan.plants().isEmpty() ? "faults" : "planted bugs")
                .put("seed", plan.seed());
        root.set("versions", versions());
    }

    void add(Run.Outcome outcome, AuditProof audit) {
        root.put("seconds", Math.round(outcome.tally().seconds()));
        ObjectNode done = root.putObject("faults");
        new TreeMap<>(outcome.tally().counts()).forEach(done::put);
        ObjectNode calls = root.putObject("calls");
        calls.put("made", outcome.history().calls().size());
        calls.put(
                "acknowledged",
                outcome.history().calls().stream()
                        .filter(call -> call.isAcknowledged())
                        .count());
        calls.put("effects", outcome.history().effects().size());
        calls.put("epochs", outcome.history().rows().executions().size());
        calls.put("frames_tapped", outcome.history().taps().size());
        ObjectNode refused = calls.putObject("refused");
        outcome.history().calls().stream()
                .flatMap(call -> call.refused().stream())
                .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()))
                .forEach(refused::put);
        ObjectNode ends = calls.putObject("ended");
        statuses(outcome).forEach(ends::put);
        ObjectNode looks = root.putObject("facts_judged");
        outcome.judgement().looks().forEach(looks::put);
        ArrayNode violations = root.putArray("violations");
        outcome.judgement()
                .violations()
                .forEach(violation -> violations
                        .addObject()
                        .put("rule", violation.rule())
                        .put("subject", violation.subject())
                        .put("what", violation.what()));
        ArrayNode odd = root.putArray("oddities");
        outcome.tally().oddities().forEach(odd::add);
        outcome.judgement()
                .looks()
                .forEach((rule, count) -> check(outcome.judgement().violations().stream()
                        .noneMatch(violation -> violation.rule().equals(rule))));
        root.put("audit_log", audit.said());
        check(audit.isProven());
        root.put("callers_saw_every_end", outcome.sawAll());
        check(outcome.sawAll());
        outcome.missing().forEach(root.putArray("agents_not_back")::add);
        check(outcome.missing().isEmpty());
    }

    private static Map<String, Long> statuses(Run.Outcome outcome) {
        return outcome.history().rows().invocations().stream()
                .collect(Collectors.groupingBy(Rows.Invocation::status, TreeMap::new, Collectors.counting()));
    }

    /** What a scenario of its own found. */
    void add(String scenario, List<Violation> violations) {
        root.withObject("/scenarios")
                .put(scenario, violations.isEmpty() ? "held" : violations.get(0).what());
        check(violations.isEmpty());
    }

    void add(Returned returned) {
        ObjectNode node = root.putObject("after_the_routers_return");
        node.put("calls_waiting", returned.waits().size());
        node.put("lease_ms", Returned.LEASE_MILLIS);
        node.put("share_ended_within_lease", thousandths(returned.shareWithin(Returned.LEASE_MILLIS)));
        node.put(
                "share_ended_within_ordinary_lease", thousandths(returned.shareWithin(Returned.ORDINARY_LEASE_MILLIS)));
        node.put("half_ended_within_ms", returned.quantile(0.5));
        node.put("95_percent_ended_within_ms", returned.quantile(0.95));
        node.put("all_ended_within_ms", returned.quantile(1));
        returned.slowest().forEach(node.putArray("slowest")::add);
        if (plan.onlyRouterDies()) {
            // Agents wait between attempts to connect as they would anywhere, so the lease that goes with it is the
            // judge.
            check(returned.shareWithin(Returned.ORDINARY_LEASE_MILLIS) >= WITHIN_LEASE);
        }
    }

    private static double thousandths(double share) {
        return Math.round(share * 1_000) / 1_000.0;
    }

    /** A planted bug was caught, by these rules; or was not. */
    void add(String bug, double seconds, Map<String, Long> violations) {
        ObjectNode node = root.withObject("/bugs").putObject(bug);
        node.put("caught", !violations.isEmpty()).put("seconds", Math.round(seconds));
        violations.forEach(node.putObject("by")::put);
        check(!violations.isEmpty());
    }

    private void check(boolean holds) {
        if (holds) {
            passed++;
        } else {
            failed++;
        }
    }

    void write() {
        root.put("passed", passed).put("failed", failed);
        Path file = plan.evidence();
        if (file == null) {
            return;
        }
        try {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), root);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    int verdict(PrintStream out) {
        root.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("violations") && !field.getKey().equals("oddities")) {
                out.println(field.getKey() + ": " + field.getValue());
            }
        });
        out.printf(Locale.ROOT, "%d passed, %d failed%n", passed, failed);
        return failed == 0 ? 0 : 1;
    }

    private static ObjectNode versions() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("commit", git("rev-parse", "HEAD"));
        node.put("committed_all", git("status", "--porcelain").isEmpty());
        node.put("jdk", Runtime.version().toString());
        node.put("cores", Runtime.getRuntime().availableProcessors());
        try {
            String pom = Files.readString(Artifacts.find().root().resolve("pom.xml"));
            for (String name : List.of("payara", "postgres-binaries", "jeromq", "postgresql", "byte-buddy")) {
                node.put(name, between(pom, "<" + name + ".version>", "</" + name + ".version>"));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return node;
    }

    private static String between(String text, String begin, String end) {
        int at = text.indexOf(begin);
        return at < 0 ? "" : text.substring(at + begin.length(), text.indexOf(end, at));
    }

    private static String git(String... words) {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        return Command.of(command)
                .in(Artifacts.find().root())
                .within(Duration.ofSeconds(10))
                .run()
                .output()
                .strip();
    }
}
