package org.xerotier.router.approval;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xerotier.router.policy.ApproverRule;
import org.xerotier.router.policy.Stage;

/** The stages of a request in order: those on record, then those of the present terms that are still to come. */
final class StageList {

    private StageList() {}

    static List<StageView> of(Course course, List<ApprovalStage> opened) {
        List<StageView> list = new ArrayList<>();
        for (ApprovalStage row : opened) {
            list.add(view(course.terms().stage(row.stage()), row));
        }
        if (!course.status().isSettled() && course.terms().escalates()) {
            for (int next = course.stage() + 1; next < course.terms().stages().size(); next++) {
                list.add(toCome(next, course.terms().stage(next)));
            }
        }
        return list;
    }

    private static StageView view(Stage stage, ApprovalStage row) {
        return new StageView(
                row.stage(),
                row.round(),
                "superseded".equals(row.outcome()) ? "the stages of another level" : words(stage.approvers()),
                stage.channels(),
                Duration.between(row.openedAt(), row.dueAt()).toSeconds(),
                row.openedAt(),
                row.dueAt(),
                row.settledAt(),
                row.outcome());
    }

    private static StageView toCome(int number, Stage stage) {
        return new StageView(
                number,
                null,
                words(stage.approvers()),
                stage.channels(),
                stage.timeout().toSeconds(),
                null,
                null,
                null,
                null);
    }

    /** A tree of approvers as a person reads it. */
    static String words(ApproverRule rule) {
        if (rule instanceof ApproverRule.Any any) {
            return join(any.of(), " or ");
        }
        if (rule instanceof ApproverRule.All all) {
            return join(all.of(), " and ");
        }
        if (rule instanceof ApproverRule.AtLeast some) {
            return "at least %d of (%s)".formatted(some.count(), join(some.of(), ", "));
        }
        if (rule instanceof ApproverRule.User user) {
            return "user " + user.id();
        }
        if (rule instanceof ApproverRule.Role role) {
            return "a project " + role.role().text();
        }
        if (rule instanceof ApproverRule.OfSystem system) {
            return "a router " + system.role().text();
        }
        return "a delegate for " + ((ApproverRule.Delegated) rule).level().wireName();
    }

    private static String join(List<ApproverRule> rules, String word) {
        return rules.stream()
                .map(rule -> rule instanceof ApproverRule.Any || rule instanceof ApproverRule.All
                        ? "(" + words(rule) + ")"
                        : words(rule))
                .collect(Collectors.joining(word));
    }
}
