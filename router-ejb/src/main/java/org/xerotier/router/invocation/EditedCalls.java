package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.approval.CallRevision;
import org.xerotier.router.fleet.CatalogTool;
import org.xerotier.router.fleet.ToolCatalog;
import org.xerotier.router.invocation.Judging.Judged;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.policy.PolicyVersion;
import org.xerotier.router.workspace.WorkspaceService;
import org.xerotier.router.workspace.WorkspaceView;

/** Lets every gate judge arguments an approver edited, and puts them in the place of those that were asked about. */
@ApplicationScoped
class EditedCalls implements CallRevision {

    private final Admission admission = new Admission();

    @Inject
    InvocationRepository rows;

    @Inject
    WorkspaceService workspaces;

    @Inject
    ToolCatalog catalog;

    @Inject
    Judging judging;

    @Inject
    PayloadSeal seal;

    @Inject
    InvocationJournal journal;

    @Override
    public Revised revise(
            Actor editor, InvocationId id, JsonNode edited, RiskLevel atLeast, PolicyVersion pinned, int round) {
        ProjectId project = editor.requireProject();
        Invocation invocation = rows.lock(project, id).orElseThrow(() -> InvocationService.notFound(id));
        WorkspaceView workspace =
                workspaces.requireOperational(project, invocation.workspace().value());
        CatalogTool offered = Admission.offered(
                catalog.find(project, workspace.id(), invocation.tool()), invocation.tool(), workspace.name());
        ToolDescriptor tool = offered.descriptor();
        Bytes arguments = admission.arguments(tool, workspace.scope(), edited);
        Judged judged = judging.now(project, workspace, invocation.tool(), tool.risk(), invocation.target(), edited);
        RiskLevel effective = judged.effective().compareTo(atLeast) > 0 ? judged.effective() : atLeast;
        PolicyVersion policy =
                judged.policy().document().level(effective).requiresApproval() ? judged.policy() : pinned;
        String argumentsDigest = Sha256.hex(arguments.view());
        Invocation.Revision revision = new Invocation.Revision(
                round,
                seal.arguments(project, id, arguments),
                argumentsDigest,
                tool.risk(),
                effective,
                offered.agents().get(0).manifestHash(),
                CallDocument.toolDigest(tool),
                policy);
        String digest = invocation.revise(revision, edited);
        journal.announce(invocation);
        return new Revised(arguments, argumentsDigest, digest, policy, tool.risk(), effective);
    }
}
