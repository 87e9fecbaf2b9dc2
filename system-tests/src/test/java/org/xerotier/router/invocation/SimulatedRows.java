package org.xerotier.router.invocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RecoveryPolicy;
import org.xerotier.router.fleet.SimulatedFleet;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.systemtests.simulation.Transactions;

/** The room's tables in the simulated database. A lock is what the transaction's own copy gives. */
final class SimulatedRows extends InvocationRepository {

    private final Transactions transactions;
    private final SimulatedFleet.Shared fleet;

    SimulatedRows(Transactions transactions, SimulatedFleet.Shared fleet) {
        this.transactions = transactions;
        this.fleet = fleet;
    }

    @Override
    void add(Object row) {
        if (row instanceof Invocation invocation) {
            transactions.work().add(Invocation.class, invocation.id().value(), invocation);
        } else if (row instanceof Execution execution) {
            transactions.work().add(Execution.class, execution.id().value(), execution);
        } else {
            EventView event = ((InvocationEvent) row).view(piece -> piece.data());
            transactions.work().add(InvocationEvent.class, event.invocationId() + '#' + event.sequence(), row);
        }
    }

    @Override
    Optional<Invocation> lock(InvocationId id) {
        return Optional.ofNullable(transactions.work().find(Invocation.class, id.value()));
    }

    @Override
    Optional<Invocation> find(InvocationId id) {
        return lock(id);
    }

    @Override
    Execution execution(ExecutionId id) {
        return Objects.requireNonNull(transactions.work().find(Execution.class, id.value()));
    }

    @Override
    boolean hasLostRun(ProjectId project, InvocationId id) {
        return !transactions
                .work()
                .where(Execution.class, run -> run.invocation().equals(id) && run.status() == ExecutionStatus.LOST)
                .isEmpty();
    }

    @Override
    void takeTurns(ProjectId project, String key) {
        // Transactions take turns here anyway.
    }

    @Override
    Optional<Invocation> findByIdempotencyKey(ProjectId project, String key) {
        return where(invocation -> key.equals(invocation.view().idempotencyKey())).stream()
                .findFirst();
    }

    @Override
    List<Invocation> lockWaiting(int limit, @Nullable Invocation behind) {
        Comparator<Invocation> order = Comparator.comparing(
                        (Invocation invocation) -> Objects.requireNonNull(invocation.queuedAt()))
                .thenComparing(invocation -> invocation.id().value());
        return where(invocation -> invocation.status() == InvocationStatus.QUEUED
                        && (behind == null || order.compare(invocation, behind) > 0))
                .stream()
                .sorted(order)
                .limit(limit)
                .toList();
    }

    @Override
    List<InvocationId> heldBy(AgentId agent) {
        return ids(where(invocation -> agent.equals(invocation.agent()) && isHeld(invocation)));
    }

    @Override
    List<RecordedWork> workOf(AgentId agent) {
        return where(invocation -> agent.equals(invocation.agent()) && isHeld(invocation)).stream()
                .map(this::recorded)
                .toList();
    }

    @Override
    List<RecordedWork> work(ProjectId project, Collection<String> ids) {
        return where(invocation -> ids.contains(invocation.id().value())).stream()
                .map(this::recorded)
                .toList();
    }

    private RecordedWork recorded(Invocation invocation) {
        InvocationView view = invocation.view();
        Execution run = view.executionId() == null ? null : execution(new ExecutionId(view.executionId()));
        return new RecordedWork(
                view.id(),
                invocation.status().wireName(),
                invocation.epoch(),
                view.agentId(),
                view.error() == null ? null : view.error().code(),
                run == null ? null : run.status().wireName(),
                run == null ? null : run.ledgerId());
    }

    @Override
    List<String> overdue(Duration grace, int limit) {
        return where(invocation -> isOverdue(invocation, grace)).stream()
                .map(invocation -> invocation.id().value())
                .sorted()
                .limit(limit)
                .toList();
    }

    @Override
    boolean isOverdue(InvocationId id, Duration grace) {
        return lock(id).filter(invocation -> isOverdue(invocation, grace)).isPresent();
    }

    private boolean isOverdue(Invocation invocation, Duration grace) {
        return invocation.status().isWithAnAgent()
                && invocation.agent() != null
                && fleet.isAway(
                        invocation.agent(), invocation.recovery() == RecoveryPolicy.IDEMPOTENT ? Duration.ZERO : grace);
    }

    private static boolean isHeld(Invocation invocation) {
        return invocation.status().isWithAnAgent() || invocation.status() == InvocationStatus.AMBIGUOUS;
    }

    @Override
    long waitingIn(ProjectId project) {
        return where(invocation -> invocation.status() == InvocationStatus.QUEUED)
                .size();
    }

    @Override
    List<InvocationId> waitingSince(Instant before, int limit) {
        return ids(where(invocation -> invocation.status() == InvocationStatus.QUEUED
                && Objects.requireNonNull(invocation.queuedAt()).isBefore(before)));
    }

    @Override
    List<Object[]> newestWaiting() {
        return where(invocation -> invocation.status() == InvocationStatus.QUEUED).stream()
                .max(Comparator.comparing((Invocation invocation) -> Objects.requireNonNull(invocation.queuedAt()))
                        .thenComparing(invocation -> invocation.id().value()))
                .map(invocation -> new Object[] {
                    invocation.id().value(), invocation.workspace().value(), invocation.tool()
                })
                .stream()
                .toList();
    }

    @Override
    List<Object[]> unbegun(Instant before, Instant since, String behind, int limit) {
        return where(invocation -> (invocation.status() == InvocationStatus.DISPATCHED
                                || invocation.status() == InvocationStatus.CANCELLING)
                        && Objects.requireNonNull(invocation.dispatchedAt()).isBefore(before)
                        && !invocation.dispatchedAt().isBefore(since))
                .stream()
                .sorted(Comparator.comparing(
                                (Invocation invocation) -> Objects.requireNonNull(invocation.dispatchedAt()))
                        .thenComparing(invocation -> invocation.id().value()))
                .filter(invocation ->
                        !Objects.requireNonNull(invocation.dispatchedAt()).equals(since)
                                || invocation.id().value().compareTo(behind) > 0)
                .limit(limit)
                .map(invocation -> new Object[] {
                    invocation.id().value(),
                    Objects.requireNonNull(invocation.agent()).value(),
                    Objects.requireNonNull(invocation.dispatchedAt()).atOffset(java.time.ZoneOffset.UTC)
                })
                .toList();
    }

    private List<Invocation> where(java.util.function.Predicate<Invocation> wanted) {
        return transactions.work().where(Invocation.class, wanted);
    }

    private static List<InvocationId> ids(List<Invocation> rows) {
        return rows.stream().map(Invocation::id).toList();
    }
}
