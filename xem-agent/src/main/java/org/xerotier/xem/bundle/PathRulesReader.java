package org.xerotier.xem.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.xerotier.mesh.manifest.ScopeRules;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.xem.bundle.ParameterReader.Parameters;

/** Reads {@code paths}: for each path argument, the roots it may lead into and what must stand there. */
final class PathRulesReader {

    private final Faults faults;

    PathRulesReader(Faults faults) {
        this.faults = faults;
    }

    Map<String, PathRule> read(Fields tool, @Nullable Parameters schema) {
        Map<String, PathRule> rules = new LinkedHashMap<>();
        for (NodeTuple entry : tool.entries("paths")) {
            String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            Fields fields = new Fields(entry.getValueNode(), "paths." + name, faults);
            List<Path> roots = roots(fields);
            PathRule.Kind kind = kind(fields);
            fields.done();
            if (schema != null) {
                checkParameter(
                        entry.getKeyNode(),
                        name,
                        schema.schema().path("properties").path(name));
            }
            rules.put(name, new PathRule(roots, kind));
        }
        return rules;
    }

    private void checkParameter(Node at, String name, JsonNode property) {
        if (!property.path("type").asText().equals("string")) {
            faults.at(at, "paths.%s: there is no parameter '%s' of type string", name, name);
        } else if (!property.path(ScopeRules.SCOPE_KEYWORD)
                .path("dimension")
                .asText()
                .equals(WorkspaceScope.PATH_PREFIXES)) {
            faults.at(
                    at,
                    "paths.%s: its schema needs 'x-xerotier-scope: {dimension: %s}'",
                    name,
                    WorkspaceScope.PATH_PREFIXES);
        }
    }

    private List<Path> roots(Fields fields) {
        List<Path> roots = new ArrayList<>();
        for (Node node : fields.list("roots", false)) {
            String text = YamlValues.text(node);
            if (text == null
                    || !text.startsWith("/")
                    || !Path.of(text).normalize().equals(Path.of(text))) {
                faults.at(node, "a root must be an absolute path without '..'");
            } else {
                roots.add(Path.of(text));
            }
        }
        if (roots.isEmpty()) {
            faults.at(fields.node(), "a path needs 'roots', the folders it may lead into");
        }
        return roots;
    }

    private PathRule.Kind kind(Fields fields) {
        String kind = fields.text("kind", 16).orElse("any");
        try {
            return PathRule.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            faults.at(YamlTree.child(fields.node(), "kind"), "'kind' must be file, directory or any");
            return PathRule.Kind.ANY;
        }
    }
}
