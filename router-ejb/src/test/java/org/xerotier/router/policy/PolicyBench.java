package org.xerotier.router.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * Prints what judging one call by a policy of 200 rules takes; started by {@code system-tests/bench-policy}. The aim is
 * at most 0.2 ms.
 */
final class PolicyBench {

    private static final int RULES = 200;
    private static final int WARM_UP = 20_000;
    private static final int CALLS = 20_000;

    private static final String ARGS = """
            {"namespace": "shop", "name": "db-0", "replicas": 3, "labels": ["a", "b", "c"], "force": false,
             "selector": {"app": "shop", "tier": "backend"}, "reason": "a sentence of the usual length, or so"}""";

    private PolicyBench() {}

    public static void main(String[] args) {
        System.out.printf("Judging one call, %d rules, none of which holds; %d calls each%n", RULES, CALLS);
        System.out.printf("%-58s %9s %9s %9s%n", "", "p50 ms", "p99 ms", "mean ms");
        measure("each rule names one of 50 tools, with a condition", "tool%d.run", 50, "args.namespace == 'prod%d'");
        measure("every rule is about this tool, comparing one argument", "tool0.*", 1, "args.namespace == 'prod%d'");
        measure(
                "every rule is about this tool, three comparisons",
                "*",
                1,
                "args.namespace == 'prod%d' || args.replicas > 10 || (has(args.all) && args.all == true)");
        measure("every rule is about this tool, a regular expression", "*", 1, "args.reason.matches('^x[0-9]+y%d$')");
        measure("every rule is about this tool, a loop over a list", "*", 1, "args.labels.exists(l, l == 'x%d')");
    }

    private static void measure(String title, String tool, int tools, String when) {
        PolicyDocument policy = policy(tool, tools, when);
        JsonNode arguments = StrictJson.parse(ARGS.getBytes(StandardCharsets.UTF_8), JsonLimits.ARGUMENTS);
        CallFacts call = new CallFacts("tool0.run", RiskLevel.READ, "shop", null, arguments);
        long asked = 0;
        for (int i = 0; i < WARM_UP; i++) {
            asked += PolicyEngine.judge(policy, call).raisedBy().size();
        }
        long[] nanos = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            asked += PolicyEngine.judge(policy, call).raisedBy().size();
            nanos[i] = System.nanoTime() - start;
        }
        if (asked != 0) {
            throw new IllegalStateException("a rule held; the figure would flatter");
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-58s %9.4f %9.4f %9.4f%n",
                title,
                nanos[CALLS / 2] / 1e6,
                nanos[CALLS * 99 / 100] / 1e6,
                Arrays.stream(nanos).average().orElse(0) / 1e6);
    }

    private static PolicyDocument policy(String tool, int tools, String when) {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < RULES; i++) {
            rules.append(i == 0 ? "" : ",")
                    .append("{\"name\": \"r%d\", \"tool\": \"%s\", \"raise_to\": \"irreversible\", \"when\": \"%s\"}"
                            .formatted(i, tool.replace("%d", "" + i % tools), when.replace("%d", "" + i)));
        }
        return PolicyReader.read(("{\"rules\": [" + rules + "]}").getBytes(StandardCharsets.UTF_8));
    }
}
