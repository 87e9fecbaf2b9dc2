package org.xerotier.xem.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.dispatch.ToolEnding;

class BuiltinsTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop(folder);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void pingAnswersWithItsArguments() throws Exception {
        Listener run = workshop.start(Workshop.shipped("agent.ping", folder), "{\"message\": \"héllo\"}");

        ToolEnding ending = run.completed();
        assertThat(run.stdout()).isEqualTo("{\"message\":\"héllo\"}\n");
        assertThat(ending.exitCode()).isZero();
        assertThat(ending.outputSha256()).isEqualTo(Sha256.hex(run.bytes(OutputStreamName.STDOUT)));
        run.run().close();
    }

    @Test
    void noopIsOverBeforeStartReturns() {
        assertThat(workshop.start(Workshop.shipped("agent.noop", folder), "{}").isOver())
                .isTrue();
    }

    @Test
    void theHostAnswersInWords() throws Exception {
        assertThat(run("host.uptime", "{}")).contains("up ").contains("load").contains("Linux");
        assertThat(run("host.memory", "{}"))
                .contains("memory")
                .contains("available")
                .contains("GiB");
        assertThat(run("host.disk", "{}")).contains("mounted on").contains("%");
        // This process is among them, wherever; which use most is the host's affair.
        assertThat(run("host.processes", "{\"sort\": \"cpu\", \"limit\": 500}"))
                .contains("processes in all")
                .contains("java");
    }

    @Test
    void processesDoNotShowCommandLines() throws Exception {
        assertThat(run("host.processes", "{\"limit\": 500}"))
                .doesNotContain("junit")
                .doesNotContain(".jar");
    }

    @Test
    void filesAreListedReadAndDigested() throws Exception {
        Path root = Files.createDirectories(folder.resolve("root"));
        byte[] content = new byte[300_000];
        new java.util.Random(3).nextBytes(content);
        Files.write(root.resolve("big"), content);
        Files.writeString(root.resolve("line\nend"), "x");
        Files.writeString(root.resolve(".hidden"), "x");

        String list = stdout(tool("list", "directory"), "{\"path\": \"" + root + "\"}");
        assertThat(list.lines()).hasSize(2).anyMatch(line -> line.contains("300000") && line.endsWith(" big"));
        assertThat(list).contains("line\\u{a}end");

        Listener whole =
                workshop.start(tool("read", "file"), "{\"path\": \"" + root + "/big\", \"max_bytes\": 1000000}");
        whole.completed();
        assertThat(whole.bytes(OutputStreamName.STDOUT)).isEqualTo(content);

        Listener tail = workshop.start(
                tool("read", "file"), "{\"path\": \"" + root + "/big\", \"max_bytes\": 10, \"from_end\": true}");
        tail.completed();
        assertThat(tail.bytes(OutputStreamName.STDOUT))
                .isEqualTo(java.util.Arrays.copyOfRange(content, 299_990, 300_000));

        assertThat(stdout(tool("checksum", "file"), "{\"path\": \"" + root + "/big\"}"))
                .startsWith(Sha256.hex(content));
    }

    @Test
    void aBuiltinThatTakesTooLongIsStopped() throws Exception {
        Path root = Files.createDirectories(folder.resolve("root"));
        try (var file = new java.io.RandomAccessFile(root.resolve("sparse").toFile(), "rw")) {
            file.setLength(1L << 40);
        }

        Listener run = workshop.start(tool("checksum", "file"), "{\"path\": \"" + root + "/sparse\"}", 200);

        assertThat(run.ending().outcome()).isEqualTo(Result.Outcome.TIMED_OUT);
    }

    private BundledTool tool(String action, String kind) throws Exception {
        return workshop.tool(Path.of("/bin/true"), """
                builtin: file_%s
                paths: {path: {roots: ["%s"], kind: %s}}
                parameters:
                  type: object
                  additionalProperties: false
                  required: [path]
                  properties:
                    path: {type: string, description: x., x-xerotier-scope: {dimension: path_prefixes}}
                    max_bytes: {type: integer, description: x.}
                    from_end: {type: boolean, description: x.}
                """.formatted(action, folder.resolve("root"), kind));
    }

    private String run(String tool, String arguments) throws Exception {
        return stdout(Workshop.shipped(tool, folder), arguments);
    }

    private String stdout(BundledTool tool, String arguments) throws Exception {
        Listener run = workshop.start(tool, arguments);
        run.completed();
        return run.stdout();
    }
}
