package org.xerotier.xem.exec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.xem.bundle.BundleLoader;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.bundle.LoadedBundles;
import org.xerotier.xem.dispatch.ToolOrder;

/** A runner on real folders, with tools written on the spot. */
final class Workshop implements AutoCloseable {

    private static final long GRACE_MILLIS = 300;
    private static final long LINGER_MILLIS = 300;

    final Path folder;
    final Path tools;
    final Path credentials;
    final LocalToolRunner runner;
    WorkspaceScope scope = WorkspaceScope.UNNARROWED;
    private int orders;

    Workshop(Path folder) throws IOException {
        this.folder = folder;
        this.tools = Files.createDirectories(folder.resolve("tools"));
        this.credentials = Files.createDirectories(folder.resolve("credentials"));
        this.runner = LocalToolRunner.create(
                new ExecSettings(folder.resolve("work"), credentials, 8, GRACE_MILLIS, LINGER_MILLIS),
                Clock.systemUTC(),
                Map.of("PROXY_FOR_TEST", "http://proxy", "AGENT_SECRET", "hunter2"));
    }

    /** An executable file with a hash-bang, for tools that must behave in a certain way. */
    Path script(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file;
    }

    /** A tool {@code demo.act} that runs the binary, with whatever else its YAML says. */
    BundledTool tool(Path binary, String yaml) throws IOException {
        String bundle = """
                name: demo
                version: 1.0.0
                description: For a test.
                binaries: {tool: %s}
                tools:
                  - name: act
                    description: Does something.
                    risk: read
                %s
                """.formatted(binary, yaml.indent(4).stripTrailing());
        Files.createDirectories(tools.resolve("demo"));
        Files.writeString(tools.resolve("demo").resolve(BundleLoader.FILE_NAME), bundle);
        LoadedBundles loaded = BundleLoader.load(tools, credentials);
        return Objects.requireNonNull(loaded.tools().get("demo.act"), () -> loaded.toString());
    }

    static BundledTool shipped(String name, Path credentials) {
        LoadedBundles loaded = BundleLoader.load(Path.of("bundles"), credentials);
        return Objects.requireNonNull(
                loaded.tools().get(name), () -> loaded.unavailable().toString());
    }

    Listener start(BundledTool tool, String arguments) {
        return start(tool, arguments, 60_000);
    }

    Listener start(BundledTool tool, String arguments, long timeoutMillis) {
        Listener listener = new Listener();
        listener.run = runner.start(order(tool, arguments, timeoutMillis), listener);
        return listener;
    }

    ToolOrder order(BundledTool tool, String arguments, long timeoutMillis) {
        String id = "%s-%d".formatted(Long.toHexString(System.identityHashCode(this)), ++orders);
        ObjectNode args = StrictJson.parseObject(arguments.getBytes(StandardCharsets.UTF_8), JsonLimits.ARGUMENTS);
        tool.schema().check(args).ifPresent(fault -> {
            throw new IllegalArgumentException(fault.toString());
        });
        return new ToolOrder("inv_" + id, "exe_" + id, "ops", tool, args, scope, timeoutMillis, "");
    }

    @Override
    public void close() {
        runner.close();
    }
}
