package org.xerotier.router.web.exec;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.approval.CallSheet;
import org.xerotier.router.approval.SheetFacts;
import org.xerotier.router.approval.ShownValue;

/**
 * The page an approver decides on. Every {@code text} is a literal in which nothing hides: a character that could deceive
 * stands as <code>&#92;u{202E}</code>.
 *
 * @param text the whole page for people
 * @param renderHash SHA-256 of the text; send it with a decision to put on record what was on the screen
 */
public record SheetResponse(
        String approvalId,
        String invocationId,
        String digest,
        String tool,
        String workspace,
        @Nullable String target,
        SheetFacts.Risk risk,
        String requester,
        Question question,
        List<ShownValue> arguments,
        @Nullable Plan plan,
        List<SheetFacts.SimilarRun> earlierRuns,
        @Nullable String untrustedReason,
        String text,
        String renderHash) {

    /** Under which policy it is asked, and until when. */
    public record Question(
            String policy,
            int policyVersion,
            int round,
            int stage,
            Instant asked,
            @Nullable Instant due) {}

    /** @param untrustedOutput its beginning, as a visible literal */
    public record Plan(String tool, String invocationId, String sha256, long bytes, String untrustedOutput) {}

    public static SheetResponse of(CallSheet sheet) {
        SheetFacts facts = sheet.facts();
        SheetFacts.Question question = facts.question();
        return new SheetResponse(
                facts.approval(),
                facts.invocation(),
                facts.digest(),
                facts.tool(),
                facts.workspace(),
                facts.target(),
                facts.risk(),
                facts.requester(),
                new Question(
                        question.policy(),
                        question.policyVersion(),
                        question.round(),
                        question.stage(),
                        question.asked(),
                        question.due()),
                sheet.arguments(),
                plan(sheet),
                facts.similar(),
                sheet.reason(),
                sheet.text(),
                sheet.renderHash());
    }

    private static @Nullable Plan plan(CallSheet sheet) {
        SheetFacts.Plan plan = sheet.facts().plan();
        String output = sheet.planOutput();
        return plan == null || output == null
                ? null
                : new Plan(plan.tool(), plan.invocation(), plan.sha256(), plan.bytes(), output);
    }
}
