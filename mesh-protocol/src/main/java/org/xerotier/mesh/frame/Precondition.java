package org.xerotier.mesh.frame;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What must still be true when a tool starts: the agent runs a read-only tool with the call's own arguments and compares
 * what it prints with what was seen when the call was asked for.
 *
 * @param tool dotted name of the tool that looks, of risk {@code read}
 * @param expected what it must print: see {@link Kind}
 */
public record Precondition(Kind kind, String tool, String expected) {

    /** Most preconditions of one call: a plan and a version. */
    public static final int MAX_PER_CALL = 2;

    /** Longest version of a resource, in characters. */
    public static final int MAX_VERSION = 256;

    private static final Pattern TOOL = Pattern.compile("[a-z0-9_-]{1,64}\\.[a-z0-9_]{1,64}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** What a person can tell apart at a glance: visible ASCII, with spaces inside at most. */
    private static final Pattern VISIBLE = Pattern.compile("[!-~]([ -~]{0,254}[!-~])?");

    /** How the looking tool's output is compared. */
    public enum Kind {
        /** SHA-256 of its whole standard output, 64 lower-case hex. */
        PLAN,
        /** Its standard output without the white space around it. */
        VERSION;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Precondition {
        Bounds.text("precondition tool", tool, 3, Bounds.MAX_NAME);
        require(TOOL, tool, "a precondition's tool must be a tool's name, bundle.action");
        if (kind == Kind.PLAN) {
            require(DIGEST, expected, "plan_sha256 must be 64 lower-case hex digits");
        } else {
            require(VISIBLE, expected, "resource_version must be 1 to 256 visible ASCII characters");
        }
    }

    private static void require(Pattern pattern, String text, String otherwise) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
