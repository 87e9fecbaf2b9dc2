package org.xerotier.router.web.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A policy to write: its name, and its document either under {@code document} or with its fields beside the name.
 * What the document may say is checked by the policy room, field by field.
 */
record PolicyRequest(String policyName, JsonNode document) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PolicyRequest of(ObjectNode body) {
        JsonNode name = body.path("policy_name");
        if (!name.isTextual()) {
            throw new IllegalArgumentException("policy_name is a text and required.");
        }
        JsonNode document = body.path("document");
        ObjectNode rest = body.deepCopy();
        rest.remove("policy_name");
        if (document.isMissingNode()) {
            return new PolicyRequest(name.textValue(), rest);
        }
        if (rest.size() > 1) {
            throw new IllegalArgumentException(
                    "Send the policy's fields either under document or beside policy_name, not both.");
        }
        return new PolicyRequest(name.textValue(), document);
    }
}
