package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.Actors;
import org.xerotier.router.Fired;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.approval.ApprovalRoom;
import org.xerotier.router.approval.ApprovalService;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.Consent;
import org.xerotier.router.audit.AuditRoom;
import org.xerotier.router.fleet.FleetRoom;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.security.EntitlementQueries;
import org.xerotier.router.security.PayloadCipher;
import org.xerotier.router.security.RouterKeys;
import org.xerotier.router.security.SecurityRoom;
import org.xerotier.router.workspace.WorkspaceRoom;

/** From the wish to the frame on a real PostgreSQL: what people agreed to, edits included, is what leaves. */
@ExtendWith(MigratedDatabase.class)
class ConsentFlowTest {

    private static final String TWO = "{\"all\":[{\"role\":\"owner\"},{\"role\":\"member\"}]}";
    private static final String POLICY =
            "{\"levels\":{\"destructive\":{\"approvers\":" + TWO + "},\"irreversible\":{\"approvers\":" + TWO + "}}}";
    private static final PayloadCipher CIPHER = SecurityRoom.cipher();
    private static final SigningKey SIGNING = SigningKey.generate(Actors.RANDOM);

    private final MigratedDatabase database;
    private final ApprovalRoom people;
    private final FleetRoom fleet;
    private final Actor owner;
    private final Actor member;
    private final Fired<DispatchReady> dispatched = new Fired<>();
    private @Nullable String lostRight;

    ConsentFlowTest(MigratedDatabase database) {
        this.database = database;
        people = new ApprovalRoom(database, POLICY);
        fleet = new FleetRoom(database);
        fleet.agent(people.project, people.workspace, "xem-1", tool());
        owner = people.person("owner", ProjectRole.OWNER);
        member = people.person("member", ProjectRole.MEMBER);
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

    // -- acts, each one transaction
    // -------------------------------------------------------------------------------------

    private InvocationView invoke(String arguments) {
        return in(room -> room.service
                .invoke(
                        people.requester,
                        new InvokeTool(
                                people.workspace.value(),
                                "test.drop",
                                json(arguments),
                                null,
                                null,
                                null,
                                null,
                                ExpectedState.NONE,
                                null))
                .invocation());
    }

    private ApprovalView approve(Actor actor, InvocationView asked, Consent consent) {
        return in(room -> room.approvals.approve(actor, approval(asked), consent));
    }

    private InvocationView now(InvocationView asked) {
        return in(room -> room.service
                .rows
                .lock(new InvocationId(asked.id()))
                .orElseThrow()
                .view());
    }

    private Dispatch frame() {
        assertThat(dispatched.heard()).hasSize(1);
        return (Dispatch) dispatched.heard().get(0).frame();
    }

    private static ApprovalId approval(InvocationView asked) {
        return new ApprovalId(Objects.requireNonNull(asked.approvalId()));
    }

    private static Consent edit(String arguments) {
        return new Consent(null, null, null, json(arguments), null);
    }

    private static JsonNode json(String text) {
        return StrictJson.parse(Bytes.utf8(text).view(), JsonLimits.ARGUMENTS);
    }

    private static ToolDescriptor tool() {
        return new ToolDescriptor(
                new ToolName("test", "drop"),
                "drops",
                "test",
                RiskLevel.DESTRUCTIVE,
                "test.drop",
                false,
                1_000,
                1_000,
                "text",
                null,
                null,
                null,
                true,
                (ObjectNode) json("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}"));
    }

    // -- wiring
    // ---------------------------------------------------------------------------------------------------------

    private <T> T in(Function<Wired, T> act) {
        return database.entities().commit(entities -> act.apply(new Wired(entities)));
    }

    /** The doors of one transaction. */
    private final class Wired {
        final InvocationService service = new InvocationService();
        final ApprovalService approvals;

        Wired(EntityManager entities) {
            Clock clock = Clock.systemUTC();
            InvocationRepository rows = new InvocationRepository();
            rows.em = entities;
            InvocationJournal journal = new InvocationJournal();
            journal.rows = rows;
            journal.clock = clock;
            journal.audit = AuditRoom.log(entities, clock);
            journal.changed = new Fired<>();
            PayloadSeal seal = new PayloadSeal();
            seal.cipher = CIPHER;
            Judging judging = new Judging();
            judging.policies = people.policies();
            Consents consents = new Consents() {
                @Override
                Optional<GrantId> ahead(Actor requester, AdmittedCall call) {
                    return Optional.empty();
                }
            };
            Waiting waiting = new Waiting();
            Assignment assignment = new Assignment();
            assignment.agents = fleet.connected();
            assignment.rows = rows;
            assignment.journal = journal;
            assignment.warrants = warrants();
            assignment.ready = dispatched;
            assignment.ids = Actors.IDS;

            EditedCalls edits = new EditedCalls();
            edits.rows = rows;
            edits.workspaces = WorkspaceRoom.service(entities, clock);
            edits.catalog = fleet.catalog();
            edits.judging = judging;
            edits.seal = seal;
            edits.journal = journal;

            ClaimService claims = new ClaimService();
            approvals = people.service(entities, edits, claims::resolve);
            Readmission readmission = new Readmission();
            readmission.entitlements = new EntitlementQueries() {
                @Override
                public Optional<String> lost(ProjectId project, String caller, String principal, String toolScope) {
                    return Optional.ofNullable(lostRight);
                }
            };
            readmission.judging = judging;
            readmission.approvals = approvals;
            readmission.consents = consents;
            claims.rows = rows;
            claims.journal = journal;
            claims.assignment = assignment;
            claims.agents = fleet.connected();
            claims.workspaces = edits.workspaces;
            claims.seal = seal;
            claims.waiting = waiting;
            claims.readmission = readmission;

            service.workspaces = edits.workspaces;
            service.catalog = fleet.catalog();
            service.approvals = approvals;
            service.rows = rows;
            service.journal = journal;
            service.assignment = assignment;
            service.waiting = waiting;
            service.seal = seal;
            service.judging = judging;
            service.consents = consents;
            service.config = new InvocationConfig(Duration.ofHours(24), Duration.ofMinutes(10), 1_000);
            service.cancels = new Fired<>();
            service.ids = Actors.IDS;
        }

        private Warrants warrants() {
            Warrants warrants = new Warrants();
            warrants.agents = fleet.connected();
            warrants.keys = new RouterKeys() {
                @Override
                public SigningKey signing() {
                    return SIGNING;
                }
            };
            return warrants;
        }
    }
}
