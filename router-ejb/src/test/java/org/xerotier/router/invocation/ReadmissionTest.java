package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.router.approval.ApprovalService;
import org.xerotier.router.fleet.Reservation;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.policy.PolicyQueries;
import org.xerotier.router.policy.PolicyReader;
import org.xerotier.router.policy.PolicyVersion;
import org.xerotier.router.policy.Preset;
import org.xerotier.router.security.EntitlementQueries;
import org.xerotier.router.workspace.WorkspaceKind;
import org.xerotier.router.workspace.WorkspaceView;

/** Each input of an admission changed between consent and claim: nothing leaves, and the call ends saying why. */
class ReadmissionTest {

    private static final String MANIFEST = "a".repeat(64);

    private final InvocationRoom room = new InvocationRoom();
    private final Readmission readmission = new Readmission();

    private @Nullable String lostRight;
    private WorkspaceKind kind = WorkspaceKind.OPERATIONAL;
    private WorkspaceScope scope = WorkspaceScope.UNNARROWED;
    private ToolDescriptor tool = tool(RiskLevel.DESTRUCTIVE, "{\"type\":\"object\"}");
    private String manifest = MANIFEST;
    private String stored = "{\"name\":\"web\"}";
    private String digestSuffix = "";
    private RiskLevel admittedRisk = RiskLevel.DESTRUCTIVE;
    private boolean isApproved = true;
    private boolean isGranted;
    private boolean consentHolds = true;
    private PolicyVersion policy = Preset.STANDARD.version();

    ReadmissionTest() {
        readmission.entitlements = new EntitlementQueries() {
            @Override
            public Optional<String> lost(ProjectId project, String caller, String principal, String toolScope) {
                return Optional.ofNullable(lostRight);
            }
        };
        readmission.judging = new Judging();
        readmission.judging.policies = new PolicyQueries() {
            @Override
            public PolicyVersion effective(ProjectId project, WorkspaceId workspace) {
                return policy;
            }
        };
        readmission.approvals = new ApprovalService() {
            @Override
            public boolean stillHolds(ProjectId project, ApprovalId id, String digest, PolicyVersion inForce) {
                return consentHolds;
            }
        };
        readmission.consents = new Consents() {
            @Override
            boolean stillHolds(Actor system, GrantId grant, Invocation invocation, JsonNode arguments) {
                return consentHolds;
            }
        };
    }

    @Test
    void withNothingChangedItMayLeave() {
        assertThat(outcome()).isEqualTo("leaves");
    }

    @Test
    void anotherManifestInWhichTheToolIsTheSameIsNoReason() {
        manifest = "b".repeat(64);

        assertThat(outcome()).isEqualTo("leaves");
    }

    @Test
    void aLowerRiskIsNoReason() {
        tool = tool(RiskLevel.WRITE, "{\"type\":\"object\"}");

        assertThat(outcome()).isEqualTo("leaves");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeInBetweenStopsIt(Consumer<ReadmissionTest> change, String code) {
        change.accept(this);

        assertThat(outcome()).isEqualTo(code);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("the key was revoked", "admission_revoked", it -> it.lostRight = "revoked"),
                change("the workspace is for chat now", "admission_revoked", it -> it.kind = WorkspaceKind.CHAT),
                change(
                        "the schema no longer takes the arguments",
                        "admission_revoked",
                        it -> it.tool =
                                tool(RiskLevel.DESTRUCTIVE, "{\"type\":\"object\",\"required\":[\"namespace\"]}")),
                change(
                        "the tool's risk was raised",
                        "admission_revoked",
                        it -> it.tool = tool(RiskLevel.IRREVERSIBLE, "{\"type\":\"object\"}")),
                change(
                        "the stored arguments are others",
                        "admission_revoked",
                        it -> it.stored = "{\"name\":\"everything\"}"),
                change("the stored digest is another", "approval_stale", it -> it.digestSuffix = "x"),
                change("the stored risk is another", "approval_stale", it -> it.admittedRisk = RiskLevel.IRREVERSIBLE),
                change("the tool takes more than it did", "approval_stale", it -> {
                    it.manifest = "b".repeat(64);
                    it.tool = tool(
                            RiskLevel.DESTRUCTIVE,
                            "{\"type\":\"object\",\"properties\":{\"all\":{\"type\":\"boolean\"}}}");
                }),
                change("an approver lost their standing", "approval_stale", it -> it.consentHolds = false),
                change(
                        "a rule raises the risk",
                        "approval_stale",
                        it -> it.policy = policy("{\"rules\":[{\"name\":\"no\",\"tool\":\"test.act\","
                                + "\"raise_to\":\"irreversible\"}]}")),
                change("the policy asks where it did not", "approval_stale", it -> {
                    it.isApproved = false;
                    it.policy = Preset.RESTRICTED.version();
                }),
                change("the grant was revoked", "approval_stale", it -> {
                    it.isApproved = false;
                    it.isGranted = true;
                    it.consentHolds = false;
                }));
    }

    private static Arguments change(String name, String code, Consumer<ReadmissionTest> change) {
        return Arguments.of(Named.of(name, change), code);
    }

    /** The code it would end with, or {@code leaves}. */
    private String outcome() {
        String asked = "{\"name\":\"web\"}";
        Invocation invocation = admitted(asked);
        Reservation reservation = new Reservation(
                invocation.id(),
                room.agentId,
                "xem-1",
                new PeerKey("0".repeat(64)),
                "boot-1",
                "ledger-1",
                manifest,
                tool);
        return readmission
                .refusal(
                        room.system,
                        invocation,
                        reservation,
                        new WorkspaceView(room.workspace, "ops", kind, scope, InvocationRoom.NOW, null),
                        Bytes.utf8(stored))
                .map(ending -> String.valueOf(ending.errorCode()))
                .orElse("leaves");
    }

    private Invocation admitted(String asked) {
        ToolDescriptor then = tool(RiskLevel.DESTRUCTIVE, "{\"type\":\"object\"}");
        Bytes arguments = Bytes.utf8(asked);
        JsonNode json = StrictJson.parse(arguments.view(), JsonLimits.ARGUMENTS);
        PolicyVersion admittedBy = Preset.STANDARD.version();
        String digest = new CallDocument.Asked(
                        room.project,
                        room.workspace,
                        then.name().dotted(),
                        json,
                        null,
                        MANIFEST,
                        admittedBy.id(),
                        admittedBy.version(),
                        RiskLevel.DESTRUCTIVE,
                        JsonNodeFactory.instance.arrayNode(),
                        null)
                .digest();
        Invocation invocation = new Invocation(
                room.requester,
                new AdmittedCall(
                        InvocationId.next(room.ids),
                        room.workspace,
                        then,
                        arguments,
                        json,
                        Sha256.hex(arguments.view()),
                        digest + digestSuffix,
                        "request",
                        MANIFEST,
                        CallDocument.toolDigest(then),
                        admittedBy,
                        admittedRisk,
                        List.of(),
                        1_000,
                        null,
                        null,
                        null,
                        false),
                arguments.view(),
                InvocationRoom.NOW);
        if (isApproved) {
            invocation.waitFor(ApprovalId.next(room.ids));
        }
        if (isGranted) {
            invocation.admitBy(new GrantId("grant_" + "0".repeat(32)));
        }
        return invocation;
    }

    private static PolicyVersion policy(String json) {
        var document = PolicyReader.read(Bytes.utf8(json).view());
        return new PolicyVersion(Preset.ELEVATED.version().id(), "test", 2, document.digest(), document);
    }

    private static ToolDescriptor tool(RiskLevel risk, String schema) {
        return new ToolDescriptor(
                new ToolName("test", "act"),
                "acts",
                "test",
                risk,
                "test.act",
                false,
                1_000,
                1_000,
                "text",
                null,
                null,
                null,
                true,
                (ObjectNode) StrictJson.parse(Bytes.utf8(schema).view(), JsonLimits.ARGUMENTS));
    }
}
