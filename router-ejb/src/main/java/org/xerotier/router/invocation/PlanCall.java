package org.xerotier.router.invocation;

import static org.xerotier.router.invocation.InvocationError.PLAN_UNAVAILABLE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.fleet.CatalogTool;
import org.xerotier.router.fleet.ToolCatalog;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.workspace.WorkspaceView;

/** The call that shows what another would do: an ordinary one, of the same caller, with the arguments the plan knows. */
final class PlanCall {

    private PlanCall() {}

    /** Empty for a tool without a plan. */
    static Optional<InvokeTool> of(ProjectId project, AdmittedCall call, WorkspaceView workspace, ToolCatalog catalog) {
        return of(project, call.id(), call.tool(), call.json(), call.target(), workspace, catalog);
    }

    /** The same for a call that is asked about once more. */
    static Optional<InvokeTool> of(
            ProjectId project,
            InvocationId call,
            ToolDescriptor tool,
            JsonNode arguments,
            @Nullable AgentId target,
            WorkspaceView workspace,
            ToolCatalog catalog) {
        ToolName plan = tool.plan();
        if (plan == null) {
            return Optional.empty();
        }
        Optional<CatalogTool> offered = catalog.find(project, workspace.id(), plan.dotted());
        if (offered.isEmpty() || offered.get().descriptor().risk() != RiskLevel.READ) {
            throw PLAN_UNAVAILABLE.because(
                    "%s is shown to its approvers with the plan of %s, which no agent of workspace '%s' offers as a read-only tool."
                            .formatted(tool.name(), plan, workspace.name()));
        }
        return Optional.of(new InvokeTool(
                workspace.id().value(),
                plan.dotted(),
                known(arguments, offered.get().descriptor()),
                target == null ? null : target.value(),
                null,
                null,
                "the plan of " + call,
                ExpectedState.NONE,
                null));
    }

    /** Exactly what an agent gives the plan tool when it looks again before the start. */
    private static ObjectNode known(JsonNode arguments, ToolDescriptor plan) {
        List<String> names = new ArrayList<>();
        plan.parameters().path("properties").fieldNames().forEachRemaining(names::add);
        ObjectNode known = arguments.deepCopy();
        known.retain(names);
        return known;
    }
}
