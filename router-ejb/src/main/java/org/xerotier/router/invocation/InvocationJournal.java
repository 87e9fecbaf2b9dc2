package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.kernel.Actor;

/** Writes down what happened to an invocation: its event, its audit row, and the word to those who wait. */
@ApplicationScoped
class InvocationJournal {

    @Inject
    InvocationRepository rows;

    @Inject
    AuditLog audit;

    @Inject
    Event<InvocationChanged> changed;

    @Inject
    Event<OutcomeUnknown> unknown;

    @Inject
    Clock clock;

    /** An event of the stream, no audit row. */
    void tell(Invocation invocation, EventKind kind, Consumer<ObjectNode> detail) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        detail.accept(facts);
        rows.add(new InvocationEvent(invocation, kind, clock.instant(), facts));
    }

    void tell(Invocation invocation, EventKind kind) {
        tell(invocation, kind, facts -> {});
    }

    void audit(Actor actor, Invocation invocation, String action, AuditOutcome outcome, @Nullable String reason) {
        AuditEntry entry = AuditEntry.of(action, "invocation", invocation.id().value())
                .outcome(outcome)
                .about(invocation.id())
                .with("tool", invocation.tool())
                .with("digest", invocation.argumentsDigest())
                .with("epoch", invocation.epoch())
                .with("reason", reason);
        if (invocation.agent() != null) {
            entry = entry.about(invocation.agent());
        }
        if (invocation.execution() != null) {
            entry = entry.about(invocation.execution());
        }
        audit.record(actor, entry);
    }

    /** Tells of an end in stream and audit log. {@code execution} is the run that ended, if there was one. */
    void end(Actor actor, Invocation invocation, Ending ending, @Nullable Execution execution) {
        tell(invocation, EventKind.ofEnd(ending.status()), facts -> {
            if (execution != null) {
                ExecutionView run = execution.view(invocation);
                facts.put("execution_id", run.id());
                facts.put("stdout_bytes", run.stdoutBytes());
                facts.put("stderr_bytes", run.stderrBytes());
                facts.put("output_sha256", run.outputSha256());
                facts.put("output_truncated", run.outputTruncated());
            }
            if (ending.exitCode() != null) {
                facts.put("exit_code", ending.exitCode());
            }
            if (ending.errorCode() != null) {
                facts.putObject("error").put("code", ending.errorCode()).put("message", ending.errorMessage());
            }
        });
        audit(
                actor,
                invocation,
                "invocation." + ending.status().wireName(),
                ending.status() == InvocationStatus.COMPLETED || ending.status() == InvocationStatus.CANCELLED
                        ? AuditOutcome.DONE
                        : AuditOutcome.FAILED,
                ending.errorCode());
        if (ending.status() == InvocationStatus.AMBIGUOUS) {
            unknown.fire(new OutcomeUnknown(invocation.view()));
        }
    }

    /** Once per transaction, after the last change: whoever waits is told when it is committed. */
    void announce(Invocation invocation) {
        changed.fire(new InvocationChanged(invocation.view()));
    }

    Instant now() {
        return clock.instant();
    }
}
