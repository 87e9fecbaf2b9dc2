package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.approval.ApprovalRoom;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.Consent;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.RouterException;

/** From the wish to the frame on a real PostgreSQL: what people agreed to, edits included, is what leaves. */
@ExtendWith(MigratedDatabase.class)
class ConsentFlowTest extends ConsentFlow {

    ConsentFlowTest(MigratedDatabase database) {
        super(database);
    }

    @Test
    void whatTwoPeopleApprovedLeavesAsItWasAsked() {
        InvocationView asked = invoke("{\"name\":\"web\"}");
        assertThat(asked.status()).isEqualTo(InvocationStatus.PENDING_APPROVAL);

        approve(member, asked, Consent.PLAIN);
        assertThat(dispatched.heard()).isEmpty();
        approve(owner, asked, Consent.PLAIN);

        assertThat(frame().arguments().asUtf8()).isEqualTo("{\"name\":\"web\"}");
        assertThat(now(asked).status()).isEqualTo(InvocationStatus.DISPATCHED);
        assertThat(now(asked).digest()).isEqualTo(asked.digest());
    }

    @Test
    void onlyTheEditedArgumentsLeave() {
        InvocationView asked = invoke("{\"name\":\"web\",\"force\":true}");
        approve(owner, asked, Consent.PLAIN);
        ApprovalView edited = approve(member, asked, edit("{\"name\":\"web\",\"grace\":30}"));
        assertThat(dispatched.heard()).isEmpty();
        assertThat(now(asked).round()).isEqualTo(2);
        assertThat(now(asked).digest()).isEqualTo(edited.digest()).isNotEqualTo(asked.digest());

        approve(owner, asked, new Consent(null, null, edited.digest(), null, null));

        Dispatch frame = frame();
        assertThat(frame.arguments().asUtf8()).isEqualTo("{\"grace\":30,\"name\":\"web\"}");
        assertThat(frame.argumentsDigest())
                .isEqualTo(Sha256.hex(frame.arguments().view()));
        assertThat(now(asked).argumentsDigest()).isEqualTo(frame.argumentsDigest());
    }

    @Test
    void anEditPassesTheSchemaAgain() {
        InvocationView asked = invoke("{\"name\":\"web\"}");

        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> approve(owner, asked, edit("{\"name\":7}")))
                .satisfies(refusal -> assertThat(refusal.code().code()).isEqualTo("invalid_body"));
        assertThat(now(asked).round()).isEqualTo(1);
    }

    @Test
    void anEditThatARuleRaisesNeedsWhatThatLevelNeeds() {
        InvocationView asked = invoke("{\"name\":\"web\"}");
        people.policy = ApprovalRoom.policy(POLICY.replaceFirst(
                "\\{",
                "{\"rules\":[{\"name\":\"all\",\"tool\":\"test.drop\",\"when\":\"args.name == 'all'\","
                        + "\"raise_to\":\"irreversible\"}],"));

        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> approve(owner, asked, edit("{\"name\":\"all\"}")))
                .satisfies(refusal -> assertThat(refusal.code().code()).isEqualTo("confirmation_required"));
        ApprovalView edited =
                approve(owner, asked, new Consent(null, "test.drop", null, json("{\"name\":\"all\"}"), null));

        assertThat(edited.risk()).isEqualTo(RiskLevel.IRREVERSIBLE);
        assertThat(edited.policyId()).isEqualTo(people.policy.id().value());
        assertThat(now(asked).effectiveRisk()).isEqualTo(RiskLevel.IRREVERSIBLE);
    }

    @Test
    void aKeyRevokedBeforeTheDecisionStopsTheCall() {
        InvocationView asked = invoke("{\"name\":\"web\"}");
        approve(member, asked, Consent.PLAIN);
        lostRight = "The key that asked was revoked or has expired.";

        approve(owner, asked, Consent.PLAIN);

        assertThat(dispatched.heard()).isEmpty();
        assertThat(now(asked).status()).isEqualTo(InvocationStatus.FAILED);
        assertThat(Objects.requireNonNull(now(asked).error()).code()).isEqualTo("admission_revoked");
    }

    @Test
    void aPolicyThatAsksForMoreByThenStopsTheCall() {
        InvocationView asked = invoke("{\"name\":\"web\"}");
        approve(member, asked, Consent.PLAIN);
        people.policy = ApprovalRoom.policy(POLICY.replace(
                TWO,
                "{\"at_least\":3,\"of\":[" + TWO + "]}".replace(TWO, "{\"role\":\"owner\"},{\"role\":\"member\"}")));

        approve(owner, asked, Consent.PLAIN);

        assertThat(dispatched.heard()).isEmpty();
        assertThat(now(asked).status()).isEqualTo(InvocationStatus.REJECTED);
        assertThat(Objects.requireNonNull(now(asked).error()).code()).isEqualTo("approval_stale");
    }

    @Test
    void cancellingAWaitingCallTakesItsQuestionBack() {
        InvocationView asked = invoke("{\"name\":\"web\"}");

        InvocationView cancelled =
                in(room -> room.service.cancel(people.requester, new InvocationId(asked.id()), "never mind"));

        assertThat(cancelled.status()).isEqualTo(InvocationStatus.CANCELLED);
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> approve(owner, asked, Consent.PLAIN))
                .satisfies(refusal -> assertThat(refusal.code().code()).isEqualTo("approval_already_resolved"));
    }

    @Test
    void takingTheQuestionBackEndsTheCall() {
        InvocationView asked = invoke("{\"name\":\"web\"}");

        in(room -> room.approvals.withdraw(people.requester, approval(asked), "never mind"));

        assertThat(now(asked).status()).isEqualTo(InvocationStatus.CANCELLED);
    }
}
