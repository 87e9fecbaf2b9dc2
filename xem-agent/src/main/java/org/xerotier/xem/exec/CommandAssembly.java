package org.xerotier.xem.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.xem.bundle.ArgumentRefused;
import org.xerotier.xem.bundle.BinaryFinder;
import org.xerotier.xem.bundle.CredentialsFolder;
import org.xerotier.xem.bundle.PathRule;
import org.xerotier.xem.bundle.ToolAction.Command;
import org.xerotier.xem.bundle.Values;
import org.xerotier.xem.dispatch.ToolOrder;

/** Turns an order for a process into words, an environment, a folder and an input. */
final class CommandAssembly {

    private static final String PATH =
            BinaryFinder.SEARCH_PATH.stream().map(Path::toString).collect(Collectors.joining(":"));

    private final CredentialsFolder credentials;
    private final Path bundlesDir;
    private final Map<String, String> agentEnvironment;

    CommandAssembly(CredentialsFolder credentials, Path bundlesDir, Map<String, String> agentEnvironment) {
        this.credentials = credentials;
        this.bundlesDir = bundlesDir;
        this.agentEnvironment = Map.copyOf(agentEnvironment);
    }

    PreparedCommand prepare(ToolOrder order, Command command, Path scratch) throws StartRefused, IOException {
        Map<String, String> own = own(order, command, scratch);
        ObjectNode parameters = order.tool().descriptor().parameters();
        Values values = Values.of(parameters, order.arguments(), paths(order, command), own);
        try {
            List<String> words = new ArrayList<>();
            words.add(command.binary().toString());
            words.addAll(command.argv().render(values));
            words.forEach(CommandAssembly::checkEncoding);
            Path folder = command.workingDirectory() == null ? scratch : command.workingDirectory();
            if (!Files.isDirectory(folder)) {
                throw new StartRefused("working_directory_missing", "the folder %s does not exist".formatted(folder));
            }
            return new PreparedCommand(
                    words, environment(order, command, values, own, scratch), folder, stdin(command, values));
        } catch (ArgumentRefused refused) {
            throw new StartRefused("argument_refused", refused.path() + " " + refused.getMessage());
        }
    }

    private Map<String, String> own(ToolOrder order, Command command, Path scratch) throws StartRefused, IOException {
        Map<String, String> own = new HashMap<>();
        own.put("scratch", scratch.toString());
        Path storage = RunFolder.make(
                bundlesDir.resolve(order.tool().descriptor().name().bundle()));
        own.put("storage", storage.toString());
        String ref = command.credentialsRef();
        if (ref != null) {
            Optional<Path> file = credentials.find(order.workspaceName(), ref);
            if (file.isPresent()) {
                checkPrivate(file.get());
                own.put("credentials", file.get().toString());
            } else if (!command.credentialsOptional()) {
                throw new StartRefused(
                        "credentials_missing",
                        "there is no file '%s' in %s, nor in its folder '%s'; put it there with mode 0600"
                                .formatted(ref, credentials.folder(), order.workspaceName()));
            }
        }
        return own;
    }

    private static void checkPrivate(Path file) throws StartRefused, IOException {
        if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            throw new StartRefused(
                    "credentials_exposed", "everyone on the host can read %s; run chmod 0600 on it".formatted(file));
        }
    }

    private static Map<String, String> paths(ToolOrder order, Command command) throws StartRefused {
        Map<String, String> resolved = new HashMap<>();
        for (Map.Entry<String, PathRule> rule : command.paths().entrySet()) {
            String name = rule.getKey();
            JsonNode value = order.arguments().path(name);
            if (value.isMissingNode()) {
                value = order.tool()
                        .descriptor()
                        .parameters()
                        .path("properties")
                        .path(name)
                        .path("default");
            }
            if (value.isTextual()) {
                PathGate.Resolved real = PathGate.resolve(name, value.textValue(), rule.getValue(), order.scope());
                resolved.put(name, real.path().toString());
            }
        }
        return resolved;
    }

    private Map<String, String> environment(
            ToolOrder order, Command command, Values values, Map<String, String> own, Path scratch) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", PATH);
        environment.put("HOME", scratch.toString());
        environment.put("TMPDIR", scratch.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", "UTC");
        for (String name : command.inherited()) {
            String value = agentEnvironment.get(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        command.environment().forEach((name, template) -> {
            if (own.containsKey("credentials") || !template.uses("credentials")) {
                environment.put(name, template.render(values).get(0));
            }
        });
        environment.put("XEROTIER_INVOCATION_ID", order.invocationId());
        environment.put(Escapees.MARK, order.executionId());
        return environment;
    }

    private static byte[] stdin(Command command, Values values) {
        String name = command.stdin();
        if (name == null || !values.isGiven(name)) {
            return new byte[0];
        }
        JsonNode value = values.get(name);
        return value.isTextual() ? value.textValue().getBytes(StandardCharsets.UTF_8) : CanonicalJson.write(value);
    }

    /** Java writes arguments in the locale's encoding; one that cannot hold a character would replace it silently. */
    private static void checkEncoding(String word) {
        byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
        if (wanted.length == word.length()) {
            return;
        }
        Charset ofTheLocale = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        if (!Arrays.equals(wanted, word.getBytes(ofTheLocale))
                || !Arrays.equals(wanted, word.getBytes(Charset.defaultCharset()))) {
            throw new ArgumentRefused(
                    "args", "hold characters this agent cannot pass on; start the agent with LANG=C.UTF-8");
        }
    }
}
