package org.xerotier.router.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.xerotier.mesh.manifest.RiskLevel;

/** Writes a document in its one complete form, which {@link PolicyReader} reads back as itself. */
final class PolicyWriter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PolicyWriter() {}

    static ObjectNode tree(PolicyDocument policy) {
        ObjectNode document = JSON.objectNode();
        ObjectNode levels = document.putObject("levels");
        for (RiskLevel risk : RiskLevel.values()) {
            levels.set(risk.wireName(), level(policy.level(risk)));
        }
        ArrayNode rules = document.putArray("rules");
        policy.rules().forEach(rule -> rules.add(rule(rule)));
        return document;
    }

    static ObjectNode tree(ApproverRule rule) {
        ObjectNode node = JSON.objectNode();
        if (rule instanceof ApproverRule.Any any) {
            node.set("any", list(any.of()));
        } else if (rule instanceof ApproverRule.All all) {
            node.set("all", list(all.of()));
        } else if (rule instanceof ApproverRule.AtLeast some) {
            node.put("at_least", some.count()).set("of", list(some.of()));
        } else if (rule instanceof ApproverRule.User user) {
            node.put("user", user.id().value());
        } else if (rule instanceof ApproverRule.Role role) {
            node.put("role", role.role().text());
        } else if (rule instanceof ApproverRule.OfSystem system) {
            node.put("role", system.role().text());
        } else {
            node.put("delegation", true);
        }
        return node;
    }

    private static ObjectNode level(LevelPolicy level) {
        ObjectNode node = stage(level.own())
                .put("require_approval", level.requiresApproval())
                .put("on_timeout", level.onTimeout().text())
                .put("requester_may_approve", level.requesterMayApprove());
        ArrayNode chain = node.putArray("escalation_chain");
        level.escalationChain().forEach(stage -> chain.add(stage(stage)));
        return node;
    }

    private static ObjectNode stage(Stage stage) {
        ObjectNode node =
                JSON.objectNode().put("timeout_seconds", stage.timeout().toSeconds());
        node.set("approvers", tree(stage.approvers()));
        ArrayNode channels = node.putArray("notify");
        stage.channels().forEach(channels::add);
        return node;
    }

    private static ObjectNode rule(PolicyRule rule) {
        ObjectNode node = JSON.objectNode()
                .put("name", rule.name())
                .put("tool", rule.tool().text());
        if (rule.declared() != null) {
            node.put("risk", rule.declared().wireName());
        }
        if (rule.when() != null) {
            node.put("when", rule.when().source());
        }
        return node.put("raise_to", rule.raiseTo().wireName());
    }

    private static ArrayNode list(List<ApproverRule> rules) {
        ArrayNode array = JSON.arrayNode();
        rules.forEach(rule -> array.add(tree(rule)));
        return array;
    }
}
