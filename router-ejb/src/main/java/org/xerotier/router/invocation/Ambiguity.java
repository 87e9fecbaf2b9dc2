package org.xerotier.router.invocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;

/** A run of which nobody can say how it ended, and what settled that. Changed only under its invocation's row lock. */
@Entity
@Table(name = "ambiguities")
class Ambiguity {

    /** How long to wait before each probe; after the last one only people are left. */
    private static final List<Duration> BACKOFF = List.of(
            Duration.ZERO,
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6));

    @Id
    @Column(name = "execution_id")
    private String executionId;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "invocation_id")
    private String invocationId;

    private long epoch;
    private Instant since;
    private String code;
    private String message;
    private int tries;

    @Column(name = "next_try_at")
    private @Nullable Instant nextTryAt;

    @Column(name = "probe_tool")
    private @Nullable String probeTool;

    @Column(name = "probe_invocation_id")
    private @Nullable String probeInvocationId;

    @Column(name = "probe_answer")
    private @Nullable String probeAnswer;

    @Column(name = "probe_note")
    private @Nullable String probeNote;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Column(name = "settled_by")
    private @Nullable String settledBy;

    private @Nullable String outcome;

    @Column(name = "resolved_by")
    private @Nullable String resolvedBy;

    @Column(name = "resolved_by_name")
    private @Nullable String resolvedByName;

    @Column(name = "resolved_principal")
    private @Nullable String resolvedPrincipal;

    private @Nullable String reason;

    @Version
    private int version;

    protected Ambiguity() {}

    Ambiguity(Invocation of, ExecutionId execution, String code, String message, Instant now) {
        executionId = execution.value();
        projectId = of.project().value();
        invocationId = of.id().value();
        epoch = of.epoch();
        since = now;
        this.code = code;
        this.message = message;
        nextTryAt = now;
    }

    // -- the probe --------------------------------------------------------------------------------------------------

    /** A probe was called and will be looked at when it has ended. */
    void probe(ToolName tool, InvocationId probe) {
        probeTool = tool.dotted();
        probeInvocationId = probe.value();
        probeAnswer = null;
        nextTryAt = null;
        tries++;
    }

    /** No probe could be called, or it said nothing useful: another time, a bounded number of times. */
    void tryLater(ProbeAnswer answer, String note, Instant now) {
        probeAnswer = answer.wireName();
        probeNote = note;
        nextTryAt = tries < BACKOFF.size() ? now.plus(BACKOFF.get(tries)) : null;
    }

    /** Another time, and this one counts although no probe was called. */
    void skipTry(String note, Instant now) {
        tries++;
        tryLater(ProbeAnswer.CANNOT_SAY, note, now);
    }

    /** There is nothing that could be asked. */
    void expectNoProbe(String note) {
        probeNote = note;
        nextTryAt = null;
    }

    boolean isDue(Instant now) {
        return !isSettled() && nextTryAt != null && !nextTryAt.isAfter(now);
    }

    /** A probe was called and not looked at yet. */
    boolean isProbed() {
        return !isSettled() && probeInvocationId != null && probeAnswer == null;
    }

    @Nullable
    InvocationId probeInvocation() {
        return probeInvocationId == null ? null : new InvocationId(probeInvocationId);
    }

    // -- the end ----------------------------------------------------------------------------------------------------

    /** Its agent, back, says itself that it cannot say. */
    void hear(String agentsCode, String agentsMessage) {
        code = agentsCode;
        message = agentsMessage;
    }

    /** The agent told after all. */
    void report(Instant now) {
        settle(Settler.REPORT, Resolution.REPORTED, now);
    }

    void answer(ProbeAnswer said, Resolution made, Instant now) {
        probeAnswer = said.wireName();
        settle(Settler.PROBE, made, now);
    }

    void resolve(Actor by, Resolution made, String why, Instant now) {
        settle(Settler.PERSON, made, now);
        resolvedBy = by.id();
        resolvedByName = by.name();
        resolvedPrincipal = by.principal();
        reason = why;
    }

    /** It was to run again, and that came to nothing: what happened before is as unknown as it was. */
    void reopen() {
        settledAt = null;
        settledBy = null;
        outcome = null;
        nextTryAt = null;
    }

    private void settle(Settler by, Resolution made, Instant now) {
        settledAt = now;
        settledBy = by.wireName();
        outcome = made.wireName();
        nextTryAt = null;
    }

    // -- what it is -------------------------------------------------------------------------------------------------

    boolean isSettled() {
        return settledAt != null;
    }

    /** A person wants it run again although nobody knows what it did. */
    boolean isToRunAgain() {
        return Resolution.RETRY.wireName().equals(outcome)
                && Settler.PERSON.wireName().equals(settledBy);
    }

    /** This very word of this very person. */
    boolean wasResolved(Actor by, Resolution as) {
        return as.wireName().equals(outcome) && by.principal().equals(resolvedPrincipal);
    }

    /** The agent was there and said itself that it cannot say: nothing of the run is left that could still end. */
    boolean isAgentsWord() {
        return LostWork.isAgentsWord(code);
    }

    /** What was settled by other than the agent's report; null if nothing was. */
    @Nullable
    Resolution settledWithoutAgent() {
        return outcome == null || Settler.REPORT.wireName().equals(settledBy) ? null : Resolution.ofWireName(outcome);
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    InvocationId invocation() {
        return new InvocationId(invocationId);
    }

    ExecutionId execution() {
        return new ExecutionId(executionId);
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }

    AmbiguityView view() {
        return new AmbiguityView(
                executionId,
                invocationId,
                epoch,
                since,
                new InvocationView.Fault(code, message),
                new AmbiguityView.Probe(probeTool, probeInvocationId, probeAnswer, probeNote, tries, nextTryAt),
                settledAt,
                settledBy,
                outcome,
                resolvedBy == null ? null : new InvocationView.Requester(resolvedBy, String.valueOf(resolvedByName)),
                reason);
    }

    /** Who settled it. */
    private enum Settler {
        REPORT,
        PROBE,
        PERSON;

        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
