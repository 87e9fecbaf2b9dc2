package org.xerotier.systemtests.history;

import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find, and how often they looked: a rule that never looked at anything proves nothing. */
final class Findings {

    private final History history;
    private final List<Violation> violations = new ArrayList<>();
    private long looks;

    Findings(History history) {
        this.history = history;
    }

    void looked() {
        looks++;
    }

    void broken(String rule, String invocation, String what) {
        violations.add(new Violation(rule, invocation, what, history.evidence(invocation)));
    }

    void broken(String rule, ClientCall call, String what) {
        violations.add(new Violation(rule, call.token(), what, "    " + call + "\n"));
    }

    List<Violation> violations() {
        return violations;
    }

    long looks() {
        return looks;
    }
}
