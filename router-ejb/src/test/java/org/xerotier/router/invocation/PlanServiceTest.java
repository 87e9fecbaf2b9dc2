package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.approval.ApprovalService;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InvocationId;

/** A plan that was made becomes part of the question; one that was not ends the call, and nobody is asked. */
@SuppressWarnings("NullAway") // The stand-ins answer what nobody reads.
class PlanServiceTest {

    private final InvocationRoom room = new InvocationRoom();
    private final List<String> told = new ArrayList<>();
    private final PlanService plans = new PlanService();
    private Invocation gated;
    private Invocation maker;

    @BeforeEach
    void aCallThatWaitsForItsPlan() {
        plans.rows = room.rows;
        plans.journal = room.journal;
        plans.seal = new PayloadSeal() {
            @Override
            JsonNode argumentsJson(Invocation invocation) {
                return JsonNodeFactory.instance.objectNode();
            }
        };
        plans.approvals = new ApprovalService() {
            @Override
            public ApprovalView ready(Actor by, ApprovalId id, String digest, String planDigest) {
                told.add("ready " + digest + " " + planDigest);
                return null;
            }

            @Override
            public boolean withdraw(Actor actor, InvocationId invocation, String reason) {
                told.add("withdrawn " + reason);
                return true;
            }
        };
        gated = room.waiting(RiskLevel.DESTRUCTIVE);
        gated.waitFor(ApprovalId.next(room.ids));
        maker = room.dispatched(RiskLevel.READ, true);
        gated.awaitPlan("test.plan", maker.id());
    }

    @Test
    void aPlanThatWasMadeIsBoundIntoTheDigestAndCheckedAgainBeforeTheStart() {
        String before = gated.digest();
        room.reports.result(room.agent, room.result(maker, Result.Outcome.COMPLETED, ""));
        plans.settle(room.system, gated.id());

        String plan = Objects.requireNonNull(gated.view().planDigest());
        assertThat(plan).isEqualTo(room.execution(maker).view(maker).outputSha256());
        assertThat(told).containsExactly("ready " + gated.digest() + " " + plan);
        assertThat(gated.digest()).isNotEqualTo(before);
        assertThat(gated.asked(JsonNodeFactory.instance.objectNode()).digest()).isEqualTo(gated.digest());
        assertThat(gated.preconditions()).containsExactly(new Precondition(Precondition.Kind.PLAN, "test.plan", plan));
        assertThat(gated.awaitsAPlan()).isFalse();
    }

    @Test
    void aPlanIsBoundOnceHoweverOftenTheSweepLooks() {
        room.reports.result(room.agent, room.result(maker, Result.Outcome.COMPLETED, ""));
        plans.settle(room.system, gated.id());
        plans.settle(room.system, gated.id());
        assertThat(told).hasSize(1);
    }

    @Test
    void aPlanThatFailedEndsTheCallAndNobodyIsAsked() {
        for (Result.Outcome end : List.of(Result.Outcome.FAILED, Result.Outcome.TIMED_OUT, Result.Outcome.CANCELLED)) {
            told.clear();
            maker = room.dispatched(RiskLevel.READ, true);
            gated.awaitPlan("test.plan", maker.id());
            room.reports.result(room.agent, room.result(maker, end, "boom"));
            plans.settle(room.system, gated.id());
            assertThat(told)
                    .singleElement()
                    .asString()
                    .startsWith("withdrawn The plan")
                    .contains("nobody was asked");
        }
        assertThat(gated.view().planDigest()).isNull();
    }
}
