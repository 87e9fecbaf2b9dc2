package org.xerotier.systemtests.witness;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The witness's tools: the same effect under other promises. */
public enum WitnessTool {
    /** A mutation that is over at once. */
    MARK("mark", "write", null, false, false),
    /** A mutation whose effect comes in the middle of its run. */
    SLOW("slow", "write", null, true, false),
    /** A mutation that may be tried again if it never began. */
    ONCE("once", "write", "if_not_started", true, false),
    /** A mutation that may be done twice. */
    IDEM("idem", "write", "idempotent", true, false),
    /** A mutation with a tool that can tell whether it happened. */
    PROBED("probed", "write", null, true, true),
    /** Observes only, and may be repeated. */
    READ("read", "read", null, false, false);

    private final String toolName;
    private final String risk;
    private final @Nullable String recovery;
    private final boolean slow;
    private final boolean probed;

    WitnessTool(String toolName, String risk, @Nullable String recovery, boolean slow, boolean probed) {
        this.toolName = toolName;
        this.risk = risk;
        this.recovery = recovery;
        this.slow = slow;
        this.probed = probed;
    }

    /** As calls name it. */
    public String tool() {
        return Witness.BUNDLE + "." + toolName;
    }

    /** Whether its effect may come more than once, in different epochs. */
    public boolean mayRepeat() {
        return risk.equals("read") || "idempotent".equals(recovery);
    }

    public static WitnessTool named(String tool) {
        return Arrays.stream(values())
                .filter(each -> each.tool().equals(tool))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the witness has no tool " + tool));
    }

    boolean isSlow() {
        return slow;
    }

    /** Its part of the bundle. */
    String yaml() {
        StringBuilder text = new StringBuilder("""
                  - name: %s
                    description: Leaves one line with the witness.
                    risk: %s
                    timeout_ms: 60000
                """.formatted(toolName, risk));
        if ("idempotent".equals(recovery)) {
            text.append("    idempotent: true\n");
        } else if (recovery != null) {
            text.append("    recovery: ").append(recovery).append('\n');
        }
        if (probed) {
            text.append("    probe: look\n");
        }
        return text.append("""
                    parameters:
                      type: object
                      additionalProperties: false
                      required: [token, millis]
                      properties:
                        token: {type: string, maxLength: 64, pattern: '^[a-z0-9_-]+$', description: Tells calls apart.}
                        millis: {type: integer, minimum: 0, maximum: 30000, description: How long the run takes.}
                    argv: [witness, leave, "{token}", "{millis}"]

                """).toString();
    }
}
