package org.xerotier.xem.bundle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.xerotier.xem.bundle.ParameterReader.Parameters;
import org.xerotier.xem.bundle.ToolAction.Builtin;
import org.xerotier.xem.bundle.ToolAction.Command;

/** Reads the part of a tool that says how it runs: {@code argv} and what belongs to it, or {@code builtin}. */
final class ActionReader {

    private final BundleDefaults bundle;
    private final BinaryFinder binaries;
    private final CredentialsFolder credentials;
    private final Faults faults;

    ActionReader(BundleDefaults bundle, BinaryFinder binaries, CredentialsFolder credentials, Faults faults) {
        this.bundle = bundle;
        this.binaries = binaries;
        this.credentials = credentials;
        this.faults = faults;
    }

    /** How a tool runs, and why it cannot here (empty if it can). */
    record Action(ToolAction action, String missing) {}

    @Nullable
    Action read(Fields tool, @Nullable Parameters schema) {
        ParameterTypes parameters = schema == null ? null : new ParameterTypes(schema.schema());
        Map<String, PathRule> paths = new PathRulesReader(faults).read(tool, schema);
        Optional<String> builtin = tool.text("builtin", 64);
        if (builtin.isPresent()) {
            if (tool.take("argv") != null) {
                faults.at(tool.node(), "a tool has either 'argv' or 'builtin'");
            }
            if (!Builtin.NAMES.contains(builtin.get())) {
                faults.at(
                        YamlTree.child(tool.node(), "builtin"),
                        "there is no builtin '%s'; there are %s",
                        builtin.get(),
                        String.join(", ", Builtin.NAMES));
            }
            return new Action(new Builtin(builtin.get(), paths), "");
        }
        return command(tool, parameters, paths);
    }

    private @Nullable Action command(Fields tool, @Nullable ParameterTypes parameters, Map<String, PathRule> paths) {
        String ref = tool.text("credentials_ref", 128).orElse(bundle.credentialsRef());
        boolean optional = tool.flag("credentials_optional", bundle.credentialsOptional());
        EnvironmentReader environment = new EnvironmentReader(faults);
        Map<String, Node> env = new LinkedHashMap<>(bundle.env());
        env.putAll(environment.names(tool));
        List<String> inherited = new ArrayList<>(bundle.inherited());
        inherited.addAll(environment.inherited(tool));
        Map<String, ArgvTemplate> templates = environment.templates(env, ref != null);
        Path workingDirectory = workingDirectory(tool);
        String stdin = tool.text("stdin", 64).orElse(null);
        Node argvNode = tool.require("argv");
        List<Node> argv =
                argvNode instanceof org.snakeyaml.engine.v2.nodes.SequenceNode list ? list.getValue() : List.of();
        if (argv.isEmpty()) {
            if (argvNode != null) {
                faults.at(argvNode, "'argv' must be a list that begins with the name of a binary");
            }
            return null;
        }
        List<String> candidates = binary(argv.get(0));
        if (ref != null && !CredentialsFolder.isPlainName(ref)) {
            faults.at(tool.node(), "credentials_ref '%s' must be a plain file name", ref);
        }
        if (parameters == null || candidates.isEmpty()) {
            return null;
        }
        if (stdin != null && !parameters.has(stdin)) {
            faults.at(YamlTree.child(tool.node(), "stdin"), "'stdin' must name a parameter of this tool");
        }
        WordReader words = new WordReader(parameters, ref != null, optional, faults);
        List<ArgvItem> items = new ArgvReader(parameters, words, faults).read(argv.subList(1, argv.size()), Set.of());
        Optional<Path> binary = binaries.find(candidates);
        Command command = new Command(
                binary.orElse(Path.of("/nonexistent")),
                new ArgvTemplate(items),
                templates,
                inherited,
                ref,
                optional,
                workingDirectory,
                stdin,
                paths);
        return new Action(command, missing(binary, candidates, ref, optional));
    }

    private String missing(Optional<Path> binary, List<String> candidates, @Nullable String ref, boolean optional) {
        if (binary.isEmpty()) {
            return "no usable binary: %s not found on the search path".formatted(String.join(" or ", candidates));
        }
        if (ref != null && !optional && !credentials.existsForAnyone(ref)) {
            return "no credentials: put the file '%s' into the credentials folder".formatted(ref);
        }
        return "";
    }

    private List<String> binary(Node node) {
        String name = YamlValues.text(node);
        List<String> candidates = name == null ? null : bundle.binaries().get(name);
        if (candidates != null) {
            return candidates;
        }
        if (name != null && BinaryFinder.isShell(name)) {
            faults.at(node, "a tool may not run through '%s'; name the program itself", name);
        } else {
            faults.at(
                    node,
                    "argv must begin with one of the bundle's binaries (%s), spelled out",
                    String.join(", ", new java.util.TreeSet<>(bundle.binaries().keySet())));
        }
        return List.of();
    }

    private @Nullable Path workingDirectory(Fields tool) {
        Optional<String> text = tool.text("cwd", 1_024);
        if (text.isEmpty()) {
            return null;
        }
        Path path = Path.of(text.get());
        if (!path.isAbsolute() || !path.normalize().equals(path)) {
            faults.at(YamlTree.child(tool.node(), "cwd"), "'cwd' must be an absolute path without '..'");
        }
        return path;
    }
}
