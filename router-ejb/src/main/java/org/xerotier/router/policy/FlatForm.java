package org.xerotier.router.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * The spelling with the level at the end of each field's name, {@code timeout_seconds_destructive}. It is turned into
 * the nested form before anything is read, so that there is one reader and one meaning.
 */
final class FlatForm {

    static final List<String> LEVELS =
            Arrays.stream(RiskLevel.values()).map(RiskLevel::wireName).toList();

    private FlatForm() {}

    /** The document with flat fields put where they belong; refuses what is neither flat nor one of the members. */
    static Place nest(ObjectNode document, List<String> members) {
        ObjectNode nested = document.objectNode();
        members.forEach(name -> {
            if (document.has(name)) {
                nested.set(name, document.path(name).deepCopy());
            }
        });
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            if (!members.contains(field.getKey())) {
                Place place = new Place(field.getValue(), "").named(field.getKey());
                put(nested, place, target(field.getKey()).orElseThrow(() -> unknown(place)));
            }
        }
        return new Place(nested, "");
    }

    private record Target(String level, String field) {}

    private static Optional<Target> target(String name) {
        return LEVELS.stream()
                .filter(level -> name.endsWith('_' + level))
                .map(level -> new Target(level, name.substring(0, name.length() - level.length() - 1)))
                .filter(target -> LevelReader.MEMBERS.contains(target.field()))
                .findFirst();
    }

    private static void put(ObjectNode nested, Place flat, Target target) {
        if (!nested.path("levels").isMissingNode() && !nested.path("levels").isObject()) {
            throw new Place(nested, "").child("levels").refuse("must be an object");
        }
        ObjectNode levels = nested.withObject("/levels");
        if (levels.has(target.level()) && !levels.path(target.level()).isObject()) {
            throw new Place(levels, "/levels").child(target.level()).refuse("must be an object");
        }
        ObjectNode level = levels.withObject("/" + target.level());
        if (level.has(target.field())) {
            throw flat.refuse(
                    "says again what /levels/%s/%s says; keep one of them".formatted(target.level(), target.field()));
        }
        level.set(target.field(), flat.value().deepCopy());
    }

    private static RuntimeException unknown(Place place) {
        return place.refuse("is no field here; there are preset, levels, rules, and the flat fields of a level such as"
                + " timeout_seconds_destructive");
    }
}
