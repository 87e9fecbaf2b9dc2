package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.approval.ApprovalService;
import org.xerotier.router.fleet.Reservation;
import org.xerotier.router.invocation.Judging.Judged;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.security.EntitlementQueries;
import org.xerotier.router.workspace.WorkspaceKind;
import org.xerotier.router.workspace.WorkspaceView;

/**
 * Everything that admitted a call, asked again in the transaction that gives it away: who asked, where, what the tool is,
 * what the policy says, and whether the people whose consent it has still stand for it.
 */
@ApplicationScoped
class Readmission {

    private static final String AGAIN = " It did not run; call it again to have it judged as things are now.";

    private final Admission admission = new Admission();

    @Inject
    EntitlementQueries entitlements;

    @Inject
    Judging judging;

    @Inject
    ApprovalService approvals;

    @Inject
    Consents consents;

    /** How a call ends that may not run now, or empty if it may. */
    Optional<Ending> refusal(
            Actor by, Invocation invocation, Reservation reservation, WorkspaceView workspace, Bytes arguments) {
        JsonNode parsed = StrictJson.parse(arguments.view(), JsonLimits.ARGUMENTS);
        return revoked(invocation, reservation.tool(), workspace, parsed)
                .map(reason -> Ending.failed("admission_revoked", reason))
                .or(() -> stale(by, invocation, reservation, workspace, parsed)
                        .map(reason -> Ending.stale(reason + AGAIN)));
    }

    private Optional<String> revoked(
            Invocation invocation, ToolDescriptor tool, WorkspaceView workspace, JsonNode arguments) {
        if (workspace.kind() != WorkspaceKind.OPERATIONAL) {
            return Optional.of("The workspace is no longer operational.");
        }
        if (invocation.isByTheRouter()) {
            return admission
                    .stillAdmitted(invocation, tool, workspace.scope(), arguments)
                    .map(RouterException::getMessage);
        }
        return entitlements
                .lost(invocation.project(), invocation.requestedBy(), invocation.requestedPrincipal(), tool.scope())
                .or(() -> admission
                        .stillAdmitted(invocation, tool, workspace.scope(), arguments)
                        .map(RouterException::getMessage));
    }

    private Optional<String> stale(
            Actor by, Invocation invocation, Reservation reservation, WorkspaceView workspace, JsonNode arguments) {
        ApprovalId approval = invocation.approval();
        GrantId grant = invocation.grant();
        boolean isConsented = approval != null || grant != null;
        if (isConsented && !invocation.asked(arguments).digest().equals(invocation.digest())) {
            return Optional.of("What is stored of the call is not what was consented to.");
        }
        if (isConsented && !isSameTool(invocation, reservation)) {
            return Optional.of("The tool was changed after consent was given.");
        }
        Judged now = judging.now(
                invocation.project(),
                workspace,
                invocation.tool(),
                reservation.tool().risk(),
                invocation.target(),
                arguments);
        if (!now.asks()) {
            return Optional.empty();
        }
        if (approval == null && grant == null) {
            return Optional.of("The policy asks for approval of such calls now.");
        }
        if (now.effective().compareTo(invocation.effectiveRisk()) > 0) {
            return Optional.of("The policy sees a higher risk in the call than was consented to.");
        }
        boolean isGranted = grant != null && consents.stillHolds(by, grant, invocation, arguments);
        boolean isApproved = approval != null
                && approvals.stillHolds(invocation.project(), approval, invocation.digest(), now.policy());
        return isGranted || isApproved
                ? Optional.empty()
                : Optional.of("The consent that was given is not enough any more: the policy asks for more, or"
                        + " somebody lost their standing.");
    }

    /** The manifest is the one it was admitted under, or another in which the tool is the same. */
    private static boolean isSameTool(Invocation invocation, Reservation reservation) {
        return reservation.manifestHash().equals(invocation.admittedManifestHash())
                || invocation.admittedToolDigest() == null
                || CallDocument.toolDigest(reservation.tool()).equals(invocation.admittedToolDigest());
    }
}
