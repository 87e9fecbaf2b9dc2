package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xerotier.mesh.manifest.RiskLevel.DESTRUCTIVE;
import static org.xerotier.mesh.manifest.RiskLevel.READ;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.warrant.Warrant;
import org.xerotier.mesh.warrant.WarrantVerifier;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.fleet.InFlightReconciler.Report;
import org.xerotier.router.kernel.ApprovalId;

class WarrantsTest {

    private final InvocationRoom room = new InvocationRoom();

    private Dispatch sentAgain(Invocation invocation) {
        room.recovery.workspaces = new FixedWorkspaces(room.workspace);
        room.recovery.compare(room.agent, new Report("ledger-1", List.of(), true)).stream()
                .filter(one -> one.invocation().equals(invocation.id().value()))
                .forEach(one -> room.recovery.settle(room.system, room.agentId, one, "ledger-1"));
        List<DispatchReady> sent = room.dispatched.heard();
        return sent.get(sent.size() - 1).frame();
    }

    private Warrant opened(Dispatch frame) throws Exception {
        return new WarrantVerifier(List.of(room.routerKey.verifyingKey())).open(frame.warrant());
    }

    @Test
    void a_dispatch_carries_a_warrant_for_this_agent_and_these_words() throws Exception {
        Invocation invocation = room.dispatched(DESTRUCTIVE, false);

        Dispatch frame = sentAgain(invocation);
        Warrant warrant = opened(frame);

        assertThat(warrant.differences(frame)).isEmpty();
        assertThat(warrant.agentKey()).isEqualTo(room.agentKey.hex());
        assertThat(warrant.project()).isEqualTo(room.project.value());
        assertThat(warrant.risk()).isEqualTo(DESTRUCTIVE);
        assertThat(warrant.consentDigest()).isEqualTo(invocation.view().digest());
        assertThat(warrant.issuedAt()).isEqualTo(InvocationRoom.NOW.toEpochMilli());
        assertThat(warrant.notAfter())
                .isEqualTo(InvocationRoom.NOW
                        .plusMillis(frame.startWithinMillis())
                        .plusSeconds(60)
                        .toEpochMilli());
    }

    @Test
    void the_same_epoch_always_gets_the_same_bytes() {
        Invocation invocation = room.dispatched(DESTRUCTIVE, false);

        assertThat(sentAgain(invocation)).isEqualTo(sentAgain(invocation));
    }

    @Test
    void the_warrant_names_the_approval_if_there_was_one() throws Exception {
        Invocation asked = room.queued(DESTRUCTIVE, false);
        ApprovalId approval = ApprovalId.next(room.ids);
        asked.waitFor(approval);
        room.redispatch(asked);
        Invocation automatic = room.dispatched(READ, false);

        assertThat(opened(sentAgain(asked)).authority()).isEqualTo(approval.value());
        assertThat(opened(sentAgain(automatic)).authority()).isEqualTo("automatic");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warrant_missing",
                "warrant_invalid",
                "warrant_mismatch",
                "digest_mismatch",
                "consent_required",
                "risk_ceiling_exceeded"
            })
    void an_agent_that_refuses_the_warrant_ends_the_call_and_raises_an_alarm(String code) {
        Invocation invocation = room.dispatched(READ, false);

        room.reports.refused(room.agent, new DispatchAck(invocation.id().value(), 1, false, code, "because"));

        assertThat(invocation.status()).isEqualTo(InvocationStatus.FAILED);
        assertThat(invocation.view().error()).isEqualTo(new InvocationView.Fault(code, "because"));
        assertThat(room.kinds(invocation)).containsExactly("warrant_refused", "failed");
        assertThat(room.audit)
                .anyMatch(entry -> entry.action().equals("warrant.refused") && entry.outcome() == AuditOutcome.REFUSED);
        assertThat(room.alarms.heard()).extracting(WarrantRefused::code).containsExactly(code);
    }

    @Test
    void a_warrant_that_ran_out_on_the_way_is_replaced_but_not_for_ever() {
        Invocation invocation = room.dispatched(DESTRUCTIVE, false);
        for (long epoch = 1; epoch < 3; epoch++) {
            room.reports.refused(
                    room.agent, new DispatchAck(invocation.id().value(), epoch, false, "warrant_expired", "late"));
            assertThat(invocation.status()).isEqualTo(InvocationStatus.QUEUED);
            room.redispatch(invocation);
        }

        room.reports.refused(room.agent, new DispatchAck(invocation.id().value(), 3, false, "warrant_expired", "late"));

        assertThat(invocation.status()).isEqualTo(InvocationStatus.FAILED);
        assertThat(room.alarms.heard()).hasSize(3);
    }

    @Test
    void a_precondition_that_does_not_hold_ends_the_call_without_an_alarm() {
        Invocation invocation = room.dispatched(DESTRUCTIVE, false);

        room.reports.refused(
                room.agent, new DispatchAck(invocation.id().value(), 1, false, "precondition_failed", "look again"));

        assertThat(invocation.status()).isEqualTo(InvocationStatus.FAILED);
        assertThat(room.kinds(invocation)).containsExactly("failed");
        assertThat(room.alarms.heard()).isEmpty();
    }
}
