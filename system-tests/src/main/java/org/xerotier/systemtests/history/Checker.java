package org.xerotier.systemtests.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges a history by every rule. */
public final class Checker {

    private static final Map<String, Rule> RULES = rules();

    private Checker() {}

    /**
     * What was found.
     *
     * @param looks how many facts each rule looked at
     */
    public record Judgement(List<Violation> violations, Map<String, Long> looks) {}

    public static Judgement judge(History history) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Long> looks = new LinkedHashMap<>();
        RULES.forEach((id, rule) -> {
            Findings findings = new Findings(history);
            rule.judge(history, findings);
            violations.addAll(findings.violations());
            looks.put(id, findings.looks());
        });
        return new Judgement(violations, looks);
    }

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put("I-1", new NothingLost());
        rules.put("I-2", new AtMostOnce());
        rules.put("I-3", new HonestDoubt());
        rules.put("I-5", new AuditFirst());
        rules.put("I-11", new EpochsOnce());
        rules.put("I-12", new StaleEpochsDoNothing());
        rules.put("I-13", new OneMind());
        rules.put("I-14", new OneEnd());
        rules.put("I-15", new InOrder());
        rules.put("I-16", new Idempotency());
        return rules;
    }
}
