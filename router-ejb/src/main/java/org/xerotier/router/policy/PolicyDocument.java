package org.xerotier.router.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * A policy as it is held: complete, checked, with its conditions compiled, and immutable. Built by
 * {@link PolicyReader}; two documents that say the same are equal and have the same digest.
 */
public final class PolicyDocument {

    private final Map<RiskLevel, LevelPolicy> levels;
    private final List<PolicyRule> rules;
    private final ToolRules byTool;
    private final String canonical;
    private final String digest;

    PolicyDocument(Map<RiskLevel, LevelPolicy> levels, List<PolicyRule> rules) {
        if (levels.size() != RiskLevel.values().length) {
            throw new IllegalArgumentException("a policy speaks about every risk level");
        }
        this.levels = new EnumMap<>(levels);
        this.rules = List.copyOf(rules);
        byTool = new ToolRules(this.rules);
        canonical = CanonicalJson.text(PolicyWriter.tree(this));
        digest = Sha256.hex(canonical);
    }

    public LevelPolicy level(RiskLevel risk) {
        LevelPolicy level = levels.get(risk);
        if (level == null) {
            throw new IllegalStateException("the constructor saw every level");
        }
        return level;
    }

    List<PolicyRule> rules() {
        return rules;
    }

    ToolRules byTool() {
        return byTool;
    }

    /** Canonical JSON (RFC 8785) of the complete document; what the digest is over. */
    public String canonical() {
        return canonical;
    }

    /** SHA-256 over {@link #canonical()}, 64 hex. */
    public String digest() {
        return digest;
    }

    /** The complete document in its nested form. */
    public ObjectNode toJson() {
        return PolicyWriter.tree(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyDocument document && document.canonical.equals(canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return canonical;
    }
}
