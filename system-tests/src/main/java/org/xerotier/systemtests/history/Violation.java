package org.xerotier.systemtests.history;

/**
 * A broken promise.
 *
 * @param rule the invariant, such as I-2
 * @param subject the invocation, call or agent it is about
 * @param evidence everything on record about the subject
 */
public record Violation(String rule, String subject, String what, String evidence) {

    @Override
    public String toString() {
        return "VIOLATION %s %s: %s%n%s".formatted(rule, subject, what, evidence);
    }
}
