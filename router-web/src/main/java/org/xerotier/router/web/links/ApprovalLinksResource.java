package org.xerotier.router.web.links;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.CallSheet;
import org.xerotier.router.invocation.SheetQueries;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.link.LinkDecision;
import org.xerotier.router.link.LinkError;
import org.xerotier.router.link.LinkService;
import org.xerotier.router.link.OpenedLink;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Open;
import org.xerotier.router.web.exec.SheetResponse;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;

/** For reviewers: see what is asked, and decide. */
@ApplicationScoped
@Path("/v1/approval-links")
@Produces({Media.JSON, Media.PROBLEM})
public class ApprovalLinksResource {

    @Inject
    LinkService links;

    @Inject
    SheetQueries sheets;

    @Inject
    Caller caller;

    @POST
    @Path("/open")
    @Open("the link's token says whose it is; reads only, however often")
    @Operation(
            value = "Show what a one-time link is for; changes nothing",
            answer = OpenedLinkResponse.class,
            refuses = {"link_not_found", "link_over"})
    public OpenedLinkResponse open(OpenLinkRequest request) {
        OpenedLink opened = links.open(new Secret(request.token()), caller.context());
        CallSheet sheet = sheets.sheet(opened.reviewer(), opened.approval(), null, null);
        return new OpenedLinkResponse(
                opened.reviewerName(),
                opened.expiresAt(),
                opened.isCurrent(),
                sheet.facts().risk().effective() == RiskLevel.IRREVERSIBLE,
                opened.digest(),
                SheetResponse.of(sheet));
    }

    @POST
    @Path("/decide")
    @Open("the link's token and the reviewer's code say who decides; the link is used up with the decision")
    @Operation(
            value = "Decide by a one-time link",
            answer = DecidedLinkResponse.class,
            refuses = {
                "approval_already_resolved",
                "approval_already_voted",
                "approval_changed",
                "approval_deadline_passed",
                "approval_not_ready",
                "approver_not_permitted",
                "confirmation_required",
                "link_code_wrong",
                "link_digest_mistyped",
                "link_not_found",
                "link_over",
                "link_void"
            })
    public DecidedLinkResponse decide(DecideLinkRequest request) {
        LinkDecision decision = links.decide(request.decide(), caller.context());
        ApprovalView approval = decision.approval();
        if (approval == null) {
            throw LinkError.LINK_CODE_WRONG.because(
                    decision.triesLeft() == 0
                            ? "The confirmation code is wrong, for the last time: the link is locked. Ask for a new one."
                            : "The confirmation code is wrong; %d tries are left.".formatted(decision.triesLeft()),
                    "code");
        }
        return new DecidedLinkResponse(approval.id(), approval.status());
    }
}
