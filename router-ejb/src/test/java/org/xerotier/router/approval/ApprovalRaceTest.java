package org.xerotier.router.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.people.ProjectRole;

/** Consent, refusal, withdrawal, cancel and the clock at one moment, on a real PostgreSQL: exactly one of them wins. */
@ExtendWith(MigratedDatabase.class)
class ApprovalRaceTest {

    private static final int ROUNDS = 20;
    private static final int RACERS = 50;

    @Test
    void exactlyOneOfFiftyWins(MigratedDatabase shared) throws Exception {
        ApprovalRoom room = new ApprovalRoom(
                shared.fresh("approval_race"), "{\"levels\":{\"destructive\":{\"approvers\":{\"role\":\"owner\"}}}}");
        List<Actor> owners = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            owners.add(room.person("owner " + i, ProjectRole.OWNER));
        }
        ExecutorService racers = Executors.newFixedThreadPool(RACERS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                race(room, owners, racers);
            }
        } finally {
            racers.shutdownNow();
        }
        assertThat(room.resolved.heard().stream()
                        .map(it -> it.approval().status())
                        .collect(Collectors.toSet()))
                .as("the race is open: not always the same one wins")
                .hasSizeGreaterThan(1);
    }

    private static void race(ApprovalRoom room, List<Actor> owners, ExecutorService racers) throws Exception {
        ApprovalId id = room.open();
        InvocationId invocation = new InvocationId(room.detail(id).approval().invocationId());
        int before = room.resolved.heard().size();
        CyclicBarrier line = new CyclicBarrier(RACERS);
        List<Callable<Boolean>> runs = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            int lane = i;
            Callable<Boolean> act = switch (i % 5) {
                case 0 -> () -> wins(() -> room.now(service -> service.approve(owners.get(lane), id, Consent.PLAIN)));
                case 1 -> () -> wins(() -> room.now(service -> service.reject(owners.get(lane), id, "no")));
                case 2 -> () -> wins(() -> room.now(service -> service.withdraw(room.requester, id, "mine")));
                case 3 -> () -> room.now(service -> service.withdraw(room.requester, invocation, "cancelled"));
                default -> () -> room.settleDue(Duration.ofDays(2)) > 0;
            };
            runs.add(() -> {
                line.await();
                return act.call();
            });
        }
        int winners = 0;
        for (Future<Boolean> run : racers.invokeAll(runs)) {
            winners += run.get() ? 1 : 0;
        }

        assertThat(winners).isEqualTo(1);
        assertThat(room.resolved.heard()).hasSize(before + 1);
        assertThat(room.count("approval_stages where approval_id = '" + id + "' and settled_at is not null"))
                .isEqualTo(room.detail(id).stages().size());
        assertThat(room.count("execution_audit_log where approval_id = '" + id + "' and action in ('approval.approved',"
                        + " 'approval.rejected', 'approval.withdrawn', 'approval.timed_out', 'approval.escalated')"))
                .isEqualTo(1);
    }

    private static boolean wins(Callable<ApprovalView> act) throws Exception {
        try {
            return act.call().status().isSettled();
        } catch (RouterException refused) {
            return false;
        }
    }
}
