package org.xerotier.router.approval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.key.Sha256;

/**
 * The page an approver decides on, made by the router from the canonical bytes and from nothing a model said about them.
 *
 * @param text for people, ASCII rules and visible literals; the same facts give the same text, byte for byte
 * @param renderHash SHA-256 of the text; a vote may carry it as proof of what was on the screen
 */
public record CallSheet(
        SheetFacts facts,
        List<ShownValue> arguments,
        @Nullable String reason,
        String text,
        String renderHash) {

    public static CallSheet of(SheetFacts facts) {
        List<ShownValue> arguments = ShownValue.all(facts.arguments());
        String text = new SheetText(facts, arguments).toString();
        String reason = facts.reason();
        return new CallSheet(
                facts, arguments, reason == null ? null : VisibleText.literal(reason), text, Sha256.hex(text));
    }

    /** The plan's output as a visible literal, or null where there is no plan. */
    public @Nullable String planOutput() {
        SheetFacts.Plan plan = facts.plan();
        return plan == null ? null : VisibleText.literal(plan.output());
    }
}
