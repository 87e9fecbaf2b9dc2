package org.xerotier.router.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;

/** A condition in the Common Expression Language. Built by {@link CelConditions}, which checked it. */
final class CelCondition implements Condition {

    private final String source;
    private final CelRuntime.Program program;
    private final CelWork work;

    CelCondition(String source, CelRuntime.Program program, CelWork work) {
        this.source = source;
        this.program = program;
        this.work = work;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Answer of(CallVariables call) {
        if (!work.isAffordable(call)) {
            return Answer.FAILED;
        }
        try {
            Object result = program.eval(call::find);
            return result.equals(true) ? Answer.YES : result.equals(false) ? Answer.NO : Answer.FAILED;
        } catch (CelEvaluationException | RuntimeException notAnswered) {
            // Whatever a caller's arguments make fail must not thereby let the call pass.
            return Answer.FAILED;
        }
    }
}
