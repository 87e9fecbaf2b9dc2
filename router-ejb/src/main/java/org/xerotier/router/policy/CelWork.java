package org.xerotier.router.policy;

import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Optional;

/**
 * How much work a condition can be at most, as a function of the arguments it is asked about. Every step may touch every
 * character, is taken once per value for each loop around it, and a regular expression takes as many steps per character
 * as it is long. A condition that could be more than {@value #AFFORDABLE} steps is not evaluated.
 *
 * @param flat steps outside of loops
 * @param looped steps inside of one loop
 * @param nested steps inside of two loops
 */
record CelWork(long flat, long looped, long nested) {

    static final long AFFORDABLE = 20_000_000;

    /** Steps of one regular expression, as RE2 counts them. */
    static final int MAX_PATTERN = 1_000;

    private static final int MAX_LOOPS = 2;

    /** Reckons the work, and refuses what cannot be bounded. */
    static CelWork of(CelAbstractSyntaxTree tree) {
        long[] steps = new long[MAX_LOOPS + 1];
        CelNavigableAst.fromAst(tree).getRoot().allNodes().forEach(node -> {
            int loops = loopsAround(node);
            if (loops > MAX_LOOPS) {
                throw new IllegalArgumentException("all() and exists() are nested at most two deep");
            }
            steps[loops] += steps(node);
        });
        return new CelWork(steps[0], steps[1], steps[2]);
    }

    boolean isAffordable(CallVariables call) {
        if (looped == 0 && nested == 0 && flat < 64) {
            return true;
        }
        double letters = call.letters() + 64.0;
        double values = call.values() + 16.0;
        return (flat + looped * values + nested * values * values) * letters <= AFFORDABLE;
    }

    private static int loopsAround(CelNavigableExpr node) {
        int loops = 0;
        for (Optional<CelNavigableExpr> at = node.parent();
                at.isPresent();
                at = at.get().parent()) {
            loops += at.get().getKind() == Kind.COMPREHENSION ? 1 : 0;
        }
        return loops;
    }

    private static long steps(CelNavigableExpr node) {
        if (node.getKind() != Kind.CALL || !node.expr().call().function().equals("matches")) {
            return 1;
        }
        CelExpr.CelCall call = node.expr().call();
        CelExpr pattern = call.args().get(call.args().size() - 1);
        if (pattern.getKind() != Kind.CONSTANT) {
            throw new IllegalArgumentException("the pattern of matches() is written out, not computed");
        }
        int size = Pattern.compile(pattern.constant().stringValue()).programSize();
        if (size > MAX_PATTERN) {
            throw new IllegalArgumentException(
                    "the pattern of matches() stands for a program of %d steps; at most %d are accepted"
                            .formatted(size, MAX_PATTERN));
        }
        return size;
    }
}
