package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** The documents whose digests stand for a call: what a person consents to, and what a retry must repeat. */
final class CallDocument {

    private CallDocument() {}

    /** Everything consent is about; a change of any of it is another call. */
    static String consentDigest(
            ProjectId project,
            WorkspaceId workspace,
            String tool,
            JsonNode arguments,
            @Nullable AgentId target,
            String manifestHash,
            int policyVersion) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("agent", target == null ? null : target.value())
                .put("manifest_hash", manifestHash)
                .put("policy_version", policyVersion)
                .put("project", project.value())
                .put("tool", tool)
                .put("workspace", workspace.value());
        document.set("args", arguments);
        return Sha256.hex(CanonicalJson.write(document));
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
        return Sha256.hex(CanonicalJson.write(document));
    }
}
