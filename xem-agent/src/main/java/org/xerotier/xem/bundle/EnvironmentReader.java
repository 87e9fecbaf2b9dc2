package org.xerotier.xem.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads {@code env} and {@code inherit_env}, and keeps out names that would change which program runs. */
final class EnvironmentReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final Pattern STEERING = Pattern.compile(
            "LD_.*|DYLD_.*|GCONV_PATH|GLIBC_TUNABLES|MALLOC_.*|PATH|HOME|IFS|ENV|BASH_.*|SHELLOPTS|PS4|CDPATH|PROMPT_COMMAND"
                    + "|PYTHON.*|PERL.*|RUBY.*|NODE_.*|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|GIT_SSH.*|GIT_EXEC_PATH"
                    + "|EDITOR|VISUAL|PAGER|XEM_.*|XEROTIER_.*");
    private static final Set<String> EXCEPTIONS = Set.of("PYTHONIOENCODING", "PYTHONUTF8", "PYTHONWARNINGS");

    private final Faults faults;

    EnvironmentReader(Faults faults) {
        this.faults = faults;
    }

    /** Names and the nodes of their values. */
    Map<String, Node> names(Fields fields) {
        Map<String, Node> names = new LinkedHashMap<>();
        for (NodeTuple entry : fields.entries("env")) {
            String name = name(entry.getKeyNode());
            if (name.isEmpty()) {
                continue;
            }
            if (names.put(name, entry.getValueNode()) != null) {
                faults.at(entry.getKeyNode(), "'%s' appears twice in env", name);
            }
        }
        return names;
    }

    List<String> inherited(Fields fields) {
        List<String> names = new ArrayList<>();
        for (Node node : fields.list("inherit_env", false)) {
            String name = name(node);
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** The templates of the values, which may use the agent's own names and nothing a caller sent. */
    Map<String, ArgvTemplate> templates(Map<String, Node> env, boolean hasCredentials) {
        ParameterTypes none = new ParameterTypes(JsonNodeFactory.instance.objectNode());
        WordReader words = new WordReader(none, hasCredentials, false, faults);
        Map<String, ArgvTemplate> templates = new LinkedHashMap<>();
        env.forEach((name, node) -> {
            String text = YamlValues.text(node);
            if (text == null) {
                faults.at(node, "the value of %s must be a text; put it in quotes", name);
            } else {
                templates.put(name, ArgvTemplate.ofWord(words.read(node, text, true, true, Set.of())));
            }
        });
        return templates;
    }

    private String name(Node node) {
        String name = YamlValues.text(node);
        if (name == null || !NAME.matcher(name).matches()) {
            faults.at(node, "an environment name is made of letters, digits and '_'");
            return "";
        }
        if (STEERING.matcher(name).matches() && !EXCEPTIONS.contains(name)) {
            faults.at(
                    node,
                    "%s may not be set by a bundle: it changes which program runs, or belongs to the agent",
                    name);
            return "";
        }
        return name;
    }
}
