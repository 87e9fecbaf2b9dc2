package org.xerotier.systemtests.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.systemtests.witness.Effect;

/** A hand-made history: begins with one mutation that went well, to which tests do harm. */
final class Story {

    static final String ID = "inv_1";

    final List<ClientCall> calls = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    final List<Rows.Invocation> invocations = new ArrayList<>();
    final List<Rows.Execution> executions = new ArrayList<>();
    final List<Rows.Event> events = new ArrayList<>();
    final List<Rows.Audit> audits = new ArrayList<>();
    final List<LedgerLine> ledger = new ArrayList<>();
    final List<TapLine> taps = new ArrayList<>();
    boolean onlyRouterDied;

    /** One call, told, done, recorded and remembered as it should be. */
    static Story good() {
        Story story = new Story();
        ClientCall call = new ClientCall("t1", "demo", "k1", "witness.mark")
                .acknowledge(ID)
                .end("completed");
        call.see(1, 1, "queued").see(1, 2, "dispatched").see(1, 3, "started").see(1, 4, "completed");
        story.calls.add(call);
        story.invocation("completed", 1);
        story.execution("exe_1", 1, "completed");
        story.effects.add(effect("exe_1", 2_000_000_000L));
        story.event(1, "queued", 0);
        story.event(2, "dispatched", 1);
        story.event(3, "started", 0);
        story.event(4, "completed", 0);
        story.audits.add(new Rows.Audit(ID, null, "invocation.created", 900_000_000L));
        story.audits.add(new Rows.Audit(ID, "exe_1", "invocation.dispatched", 1_000_000_000L));
        story.audits.add(new Rows.Audit(ID, "exe_1", "invocation.completed", 3_000_000_000L));
        story.ledger.add(new LedgerLine("agt_1", ID, 1, "SETTLED", "completed"));
        story.tap("dispatch", 1);
        story.tap("started", 1);
        return story;
    }

    static Effect effect(String execution, long atNanos) {
        return new Effect(ID, execution, "t1", 4711, atNanos);
    }

    Story invocation(String status, long epoch) {
        return invocation(status, epoch, "witness.mark", "demo", "k1");
    }

    /** In place of what there was. */
    Story invocation(String status, long epoch, String tool, String project, @Nullable String key) {
        invocations.clear();
        invocations.add(new Rows.Invocation(ID, project, tool, status, epoch, key, null, "agt_1"));
        return this;
    }

    Story execution(String id, long epoch, String status) {
        executions.removeIf(known -> known.id().equals(id));
        executions.add(new Rows.Execution(id, ID, epoch, "agt_1", status));
        return this;
    }

    Story event(long sequence, String kind, long epoch) {
        events.removeIf(known -> known.sequence() == sequence);
        events.add(new Rows.Event(ID, sequence, kind, epoch));
        return this;
    }

    Story entry(String state, String outcome) {
        ledger.clear();
        ledger.add(new LedgerLine("agt_1", ID, 1, state, outcome));
        return this;
    }

    Story tap(String kind, long epoch) {
        return tap("agt_1", kind, epoch);
    }

    Story tap(String agent, String kind, long epoch) {
        taps.add(new TapLine(agent, 1, kind, ID, epoch, "-"));
        return this;
    }

    List<Violation> violations() {
        return Checker.judge(new History(
                        calls,
                        effects,
                        new Rows(invocations, executions, events, audits),
                        ledger,
                        taps,
                        true,
                        onlyRouterDied))
                .violations();
    }

    /** The rules that are broken, each once. */
    List<String> broken() {
        return violations().stream().map(Violation::rule).distinct().toList();
    }
}
