package org.xerotier.xem.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolName;

/** Reads one {@code bundle.yaml}. */
final class BundleReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?");
    private static final int MAX_TOOLS = 200;

    private final BinaryFinder binaries;
    private final CredentialsFolder credentials;
    private final Faults faults;

    BundleReader(BinaryFinder binaries, CredentialsFolder credentials, Faults faults) {
        this.binaries = binaries;
        this.credentials = credentials;
        this.faults = faults;
    }

    List<ToolDraft> read(Node root, String folderName) {
        Fields fields = new Fields(root, "a bundle", faults);
        BundleDefaults bundle = defaults(fields, folderName);
        Node tools = fields.require("tools");
        fields.done();
        if (!(tools instanceof SequenceNode list) || list.getValue().isEmpty()) {
            if (tools != null) {
                faults.at(tools, "'tools' must be a list with at least one tool");
            }
            return List.of();
        }
        if (list.getValue().size() > MAX_TOOLS) {
            faults.at(tools, "a bundle has at most %d tools", MAX_TOOLS);
        }
        ToolReader reader = new ToolReader(bundle, new ActionReader(bundle, binaries, credentials, faults), faults);
        List<ToolDraft> drafts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : list.getValue()) {
            ToolDraft draft = reader.read(node);
            if (!draft.action().isEmpty() && !names.add(draft.action())) {
                faults.at(YamlTree.child(node, "name"), "the bundle has two tools named '%s'", draft.action());
            }
            drafts.add(draft);
        }
        checkCompanions(drafts);
        return drafts;
    }

    private BundleDefaults defaults(Fields fields, String folderName) {
        String name = fields.requireText("name", 32);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            faults.at(
                    YamlTree.child(fields.node(), "name"),
                    "a bundle's name is 1 to 32 of a-z, 0-9 and '-', beginning with a letter");
        } else if (!name.isEmpty() && !name.equals(folderName)) {
            faults.at(
                    YamlTree.child(fields.node(), "name"),
                    "the bundle is named '%s' and its folder '%s'; they must be the same",
                    name,
                    folderName);
        }
        String version = fields.requireText("version", 64);
        if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
            faults.at(YamlTree.child(fields.node(), "version"), "'version' must look like 1.0.0");
        }
        fields.requireText("description", 2_048);
        String domain = fields.text("domain", 64).orElse(name.isEmpty() ? "none" : name);
        EnvironmentReader environment = new EnvironmentReader(faults);
        return new BundleDefaults(
                name,
                version,
                domain,
                binaries(fields),
                environment.names(fields),
                environment.inherited(fields),
                fields.text("credentials_ref", 128).orElse(null),
                fields.flag("credentials_optional", false));
    }

    private Map<String, List<String>> binaries(Fields fields) {
        Map<String, List<String>> binaries = new LinkedHashMap<>();
        for (NodeTuple entry : fields.entries("binaries")) {
            String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            List<String> candidates = new ArrayList<>();
            List<Node> nodes =
                    entry.getValueNode() instanceof SequenceNode list ? list.getValue() : List.of(entry.getValueNode());
            for (Node node : nodes) {
                String candidate = YamlValues.text(node);
                if (candidate == null
                        || candidate.isBlank()
                        || (candidate.contains("/") && !candidate.startsWith("/"))
                        || candidate.contains("..")) {
                    faults.at(node, "a binary is a plain name or an absolute path");
                } else if (BinaryFinder.isShell(candidate)) {
                    faults.at(node, "a tool may not run through '%s'; name the program itself", candidate);
                } else {
                    candidates.add(candidate);
                }
            }
            if (binaries.put(name, candidates) != null) {
                faults.at(entry.getKeyNode(), "'%s' appears twice in binaries", name);
            }
        }
        return binaries;
    }

    /** A plan, a probe or a version is another tool of the bundle, and only looks. */
    private void checkCompanions(List<ToolDraft> drafts) {
        Map<String, RiskLevel> risks = new HashMap<>();
        drafts.forEach(draft -> {
            if (draft.tool() != null) {
                risks.put(draft.tool().name(), draft.tool().descriptor().risk());
            }
        });
        Set<String> declared = new HashSet<>();
        drafts.forEach(draft -> declared.add(draft.action()));
        for (ToolDraft draft : drafts) {
            if (draft.tool() != null) {
                check(draft, "plan", draft.tool().descriptor().plan(), risks, declared);
                check(draft, "probe", draft.tool().descriptor().probe(), risks, declared);
                check(draft, "version", draft.tool().descriptor().version(), risks, declared);
            }
        }
    }

    private void check(
            ToolDraft draft,
            String key,
            @org.jspecify.annotations.Nullable ToolName companion,
            Map<String, RiskLevel> risks,
            Set<String> declared) {
        if (companion == null) {
            return;
        }
        Node at = YamlTree.child(draft.node(), key);
        if (!declared.contains(companion.action())) {
            faults.at(at, "'%s' names '%s', which is no tool of this bundle", key, companion.action());
        } else if (risks.getOrDefault(companion.dotted(), RiskLevel.READ) != RiskLevel.READ) {
            faults.at(at, "'%s' must name a tool of risk read; '%s' is not", key, companion.action());
        }
    }
}
