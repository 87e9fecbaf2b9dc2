package org.xerotier.router.policy;

import static org.xerotier.router.policy.PolicyError.POLICY_INVALID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * Reads policy documents, in the nested form, in the flat one ({@code timeout_seconds_destructive}) or in both. What is
 * left out is as in the preset named, or as in {@code standard}. Every refusal is {@code policy_invalid} and names the
 * field by JSON Pointer.
 */
public final class PolicyReader {

    public static final int MAX_BYTES = 64 << 10;

    private static final JsonLimits LIMITS = new JsonLimits(MAX_BYTES, 24, 8_192, 256, 10_000);

    private static final List<String> MEMBERS = List.of("preset", "levels", "rules");

    private PolicyReader() {}

    public static PolicyDocument read(byte[] utf8) {
        try {
            return read(StrictJson.parse(utf8, LIMITS));
        } catch (JsonRefused refused) {
            String pointer = refused.path().isEmpty() ? "/" : refused.path();
            throw POLICY_INVALID.because(refused.getMessage(), pointer);
        }
    }

    public static PolicyDocument read(JsonNode document) {
        Place whole = new Place(document, "");
        if (!(document instanceof ObjectNode flat)) {
            throw whole.refuse("must be an object");
        }
        if (CanonicalJson.write(document).length > MAX_BYTES) {
            throw whole.refuse("is longer than %d bytes".formatted(MAX_BYTES));
        }
        PolicyDocument base = base(whole.child("preset"));
        Place nested = FlatForm.nest(flat, MEMBERS);
        Place levels = nested.child("levels");
        Map<RiskLevel, LevelPolicy> read = new EnumMap<>(RiskLevel.class);
        if (levels.isThere()) {
            levels.object(FlatForm.LEVELS);
        }
        for (RiskLevel risk : RiskLevel.values()) {
            Place level = levels.child(risk.wireName());
            read.put(risk, level.isThere() ? new LevelReader(risk, base.level(risk)).read(level) : base.level(risk));
        }
        Ascent.check(read, levels);
        Place rules = nested.child("rules");
        return new PolicyDocument(read, rules.isThere() ? RuleReader.read(rules) : base.rules());
    }

    private static PolicyDocument base(Place preset) {
        if (!preset.isThere()) {
            return Preset.STANDARD.version().document();
        }
        return Preset.named(preset.text(16))
                .orElseThrow(() -> preset.refuse("must be standard, elevated or restricted"))
                .version()
                .document();
    }
}
