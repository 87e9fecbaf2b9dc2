package org.xerotier.systemtests.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** I-16: one key in one project is one invocation; another payload is refused; other projects have keys of their own. */
final class Idempotency implements Rule {

    static final String CONFLICT = "idempotency_conflict";

    @Override
    public void judge(History history, Findings findings) {
        Map<String, Rows.Invocation> rows = history.invocations();
        Map<String, Integer> owners = new HashMap<>();
        history.rows().invocations().forEach(row -> {
            if (row.key() != null) {
                owners.merge(row.project() + "/" + row.key(), 1, Integer::sum);
            }
        });
        owners.forEach((place, count) -> {
            if (count > 1) {
                findings.broken("I-16", place, "%d invocations have one idempotency key".formatted(count));
            }
        });
        Map<String, Set<String>> payloads = new HashMap<>();
        history.calls()
                .forEach(call -> payloads.computeIfAbsent(call.project() + "/" + call.key(), any -> new HashSet<>())
                        .add(call.token()));
        for (ClientCall call : history.calls()) {
            findings.looked();
            Set<String> ids = new HashSet<>(call.acknowledged());
            if (ids.size() > 1) {
                findings.broken("I-16", call, "one key was answered with " + ids);
            }
            for (String id : ids) {
                Rows.Invocation row = rows.get(id);
                if (row != null
                        && (!call.key().equals(row.key()) || !call.project().equals(row.project()))) {
                    findings.broken("I-16", id, "answered to key %s of %s".formatted(call.key(), call.project()));
                }
            }
            boolean isAlone = payloads.getOrDefault(call.project() + "/" + call.key(), Set.of())
                            .size()
                    == 1;
            if (isAlone && call.refused().contains(CONFLICT)) {
                findings.broken("I-16", call, "refused as a conflict, and the key was used for nothing else");
            }
            if (!ids.isEmpty() && !isAlone && call.token().endsWith("-other")) {
                findings.broken("I-16", call, "a key was taken again with another payload");
            }
        }
    }
}
