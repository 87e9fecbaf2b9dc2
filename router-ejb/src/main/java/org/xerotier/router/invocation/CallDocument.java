package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.mesh.warrant.Preconditions;
import org.xerotier.router.grant.GiveGrant;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** The documents whose digests stand for a call: what a person consents to, and what a retry must repeat. */
final class CallDocument {

    private CallDocument() {}

    /**
     * What a person consents to; a change of any of it is another call.
     *
     * @param preconditions as {@link Preconditions#toJson} writes them
     * @param planDigest of the plan that is shown with the question, if there is one
     */
    record Asked(
            ProjectId project,
            WorkspaceId workspace,
            String tool,
            JsonNode arguments,
            @Nullable AgentId target,
            String manifestHash,
            PolicyId policy,
            int policyVersion,
            RiskLevel effective,
            JsonNode preconditions,
            @Nullable String planDigest) {

        /** The same question with a plan shown. */
        Asked showing(String plan) {
            return new Asked(
                    project,
                    workspace,
                    tool,
                    arguments,
                    target,
                    manifestHash,
                    policy,
                    policyVersion,
                    effective,
                    preconditions,
                    plan);
        }

        String digest() {
            ObjectNode document = JsonNodeFactory.instance
                    .objectNode()
                    .put("agent", target == null ? null : target.value())
                    .put("manifest_hash", manifestHash)
                    .put("plan_digest", planDigest)
                    .put("policy", policy.value())
                    .put("policy_version", policyVersion)
                    .put("project", project.value())
                    .put("risk", effective.wireName())
                    .put("tool", tool)
                    .put("workspace", workspace.value());
            document.set("args", arguments);
            document.set("preconditions", preconditions);
            return Sha256.hex(CanonicalJson.write(document));
        }
    }

    /** What the caller asked for; how long it waits for the answer and why it asks are not part of it. */
    static String requestDigest(WorkspaceId workspace, String tool, InvokeTool request) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("agent", request.agent())
                .put("timeout_ms", request.timeoutMillis())
                .put("tool", tool)
                .put("workspace", workspace.value());
        document.set("args", request.arguments());
        ExpectedState expected = request.preconditions();
        if (!expected.isNone()) {
            document.putObject("preconditions")
                    .put("plan_sha256", expected.planSha256())
                    .put("resource_version", expected.resourceVersion());
        }
        GiveGrant wish = request.grant();
        if (wish != null) {
            document.set("grant", wish.document());
        }
        return Sha256.hex(CanonicalJson.write(document));
    }

    /**
     * What a tool is to whoever consented to it: what it takes and under whose name. Risk is compared by itself, since a
     * lower one is no reason to ask again, and words and limits do not change what is done.
     */
    static String toolDigest(ToolDescriptor tool) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("name", tool.name().dotted())
                .put("scope", tool.scope())
                .put("plan", dotted(tool.plan()))
                .put("version", dotted(tool.version()));
        document.set("parameters", tool.parameters());
        return Sha256.hex(CanonicalJson.write(document));
    }

    private static @Nullable String dotted(@Nullable ToolName name) {
        return name == null ? null : name.dotted();
    }
}
