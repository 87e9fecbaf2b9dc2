package org.xerotier.router.approval;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.key.Sha256;

/**
 * A sheet as plain text. Everything from outside is a literal in quotes, behind a gutter that no literal can write,
 * since none contains a line break; so no value can look like a field, and none is cut.
 */
final class SheetText {

    private static final int WIDTH = 96;
    private static final String GUTTER = "    | ";

    private final StringBuilder out = new StringBuilder(2_048);

    SheetText(SheetFacts facts, List<ShownValue> arguments) {
        line("APPROVAL SHEET, form 1");
        line("");
        head(facts);
        arguments(facts, arguments);
        plan(facts);
        similar(facts);
        reason(facts);
    }

    private void head(SheetFacts facts) {
        SheetFacts.Risk risk = facts.risk();
        SheetFacts.Question question = facts.question();
        line("tool         " + VisibleText.name(facts.tool()));
        line("workspace    " + VisibleText.name(facts.workspace()));
        line("target       "
                + (facts.target() == null ? "any agent of the workspace" : VisibleText.name(facts.target())));
        line("risk         " + risk.effective().wireName() + " (declared "
                + risk.declared().wireName() + ")");
        risk.raisedBy().forEach(rule -> line("raised by    " + VisibleText.name(rule)));
        line("requester    " + VisibleText.name(facts.requester()));
        line("approval     " + facts.approval());
        line("invocation   " + facts.invocation());
        line("digest       " + facts.digest());
        line("policy       " + VisibleText.name(question.policy()) + " version " + question.policyVersion());
        line("round        " + question.round() + ", stage " + question.stage());
        line("asked        " + question.asked());
        line("due          " + (question.due() == null ? "not yet" : question.due()));
    }

    private void arguments(SheetFacts facts, List<ShownValue> arguments) {
        byte[] canonical = CanonicalJson.write(facts.arguments());
        line("");
        line("ARGUMENTS    " + canonical.length + " bytes, SHA-256 " + Sha256.hex(canonical));
        for (ShownValue value : arguments) {
            line("  " + value.path() + "  " + value.type() + sizeOf(value));
            if (!value.text().isEmpty()) {
                quote(value.text());
            }
        }
    }

    private static String sizeOf(ShownValue value) {
        return switch (value.type()) {
            case "string" -> ", " + value.size() + " characters";
            case "object", "array" -> ", " + value.size() + " inside";
            default -> "";
        };
    }

    private void plan(SheetFacts facts) {
        SheetFacts.Plan plan = facts.plan();
        if (plan == null) {
            return;
        }
        line("");
        line("PLAN         by " + VisibleText.name(plan.tool()) + ", run " + plan.invocation());
        line("  " + plan.bytes() + " bytes, SHA-256 " + plan.sha256() + "; text of the tool, not of the router");
        quote(VisibleText.literal(plan.output()));
        if (plan.output().getBytes(StandardCharsets.UTF_8).length < plan.bytes()) {
            line("  There is more: read all of it with `xeroctl exec logs " + plan.invocation() + "`.");
        }
    }

    private void similar(SheetFacts facts) {
        line("");
        line("EARLIER RUNS of this tool in this workspace");
        if (facts.similar().isEmpty()) {
            line("  none had ended when this was asked");
        }
        facts.similar().forEach(run -> line("  " + run.ended() + "  " + run.status() + "  " + run.invocation()));
    }

    private void reason(SheetFacts facts) {
        line("");
        line("REASON       the requester's own words; NOT TRUSTED, nobody checked them");
        String reason = facts.reason();
        if (reason == null) {
            line("  none given");
        } else {
            quote(VisibleText.literal(reason));
        }
    }

    /** The whole literal, over as many lines as it takes; joined, they are the literal again. */
    private void quote(String literal) {
        int lines = 0;
        int start = 0;
        while (start < literal.length()) {
            int end = Math.min(
                    literal.length(),
                    literal.offsetByCodePoints(
                            start, Math.min(WIDTH, literal.codePointCount(start, literal.length()))));
            line(GUTTER + literal.substring(start, end));
            start = end;
            lines++;
        }
        if (lines > 1) {
            line("    (" + lines + " lines)");
        }
    }

    private void line(String content) {
        out.append(content).append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
