package org.xerotier.router.invocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.systemtests.simulation.Transactions;

/** Unknown outcomes in the simulated database. Reports that change nothing are not looked at here, so none are kept. */
final class SimulatedDoubts extends AmbiguityRepository {

    private final Transactions transactions;

    SimulatedDoubts(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    void add(Ambiguity doubt) {
        transactions.work().add(Ambiguity.class, doubt.execution().value(), doubt);
    }

    @Override
    void add(ExecutionReport report) {
        transactions.work();
    }

    @Override
    Optional<Ambiguity> find(ExecutionId execution) {
        return Optional.ofNullable(transactions.work().find(Ambiguity.class, execution.value()));
    }

    @Override
    List<Ambiguity> of(ProjectId project, InvocationId invocation) {
        return transactions
                .work()
                .where(Ambiguity.class, doubt -> doubt.invocation().equals(invocation));
    }

    @Override
    List<ExecutionId> due(Instant now, int limit) {
        return List.of();
    }

    @Override
    List<ExecutionId> probed(int limit) {
        return List.of();
    }

    @Override
    List<ExecutionReport> reports(ProjectId project, InvocationId invocation) {
        return List.of();
    }
}
