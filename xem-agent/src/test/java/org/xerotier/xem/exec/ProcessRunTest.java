package org.xerotier.xem.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.dispatch.ToolEnding;

class ProcessRunTest {

    private static final String ONE_TEXT = """
            parameters:
              type: object
              additionalProperties: false
              required: [text]
              properties:
                text: {type: string, description: A text., maxLength: 40000}
            """;

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
    void outputExitCodeAndDigestAreTold() throws Exception {
        BundledTool tool = workshop.tool(Path.of("/bin/echo"), ONE_TEXT + "argv: [tool, \"{text}\"]");

        Listener run = workshop.start(tool, "{\"text\": \"hello\"}");

        ToolEnding ending = run.completed();
        assertThat(run.stdout()).isEqualTo("hello\n");
        assertThat(ending.exitCode()).isZero();
        assertThat(ending.stdoutBytes()).isEqualTo(6);
        assertThat(ending.outputSha256())
                .isEqualTo(Sha256.hex("hello\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(ending.outputTruncated()).isFalse();
        assertThat(ending.startedAtMillis()).isPositive().isLessThanOrEqualTo(ending.finishedAtMillis());
    }

    @Test
    void hostileTextsArriveByteForByteAsOneWord() throws Exception {
        BundledTool tool = workshop.tool(
                Path.of("/usr/bin/printf"), ONE_TEXT + "argv: [tool, '%s|', first, --, \"{text}\", last]");

        for (String text :
                List.of("$(id)", "`id`", ";id", "a b", "a\nb", "'\"\\", "*", "~", "日本語 😀", "e\u0301", "--")) {
            if (text.startsWith("-")) {
                continue;
            }
            Listener run = workshop.start(tool, "{\"text\": " + quoted(text) + "}");
            run.completed();
            assertThat(run.stdout()).isEqualTo("first|--|" + text + "|last|");
        }
    }

    @Test
    void aWordThatWouldBecomeAnOptionIsRefusedAndNothingRuns() throws Exception {
        Path witness = folder.resolve("witness");
        BundledTool tool =
                workshop.tool(workshop.script("tool", "echo ran >" + witness), ONE_TEXT + "argv: [tool, \"{text}\"]");

        ToolEnding ending = workshop.start(tool, "{\"text\": \"-rf\"}").ending();

        assertThat(ending.errorCode()).isEqualTo("argument_refused");
        assertThat(ending.errorMessage()).contains("args.text").contains("'-'");
        assertThat(ending.startedAtMillis()).isZero();
        assertThat(witness).doesNotExist();
    }

    @Test
    void theEnvironmentIsWhatTheBundleSaysAndNothingElse() throws Exception {
        BundledTool tool = workshop.tool(
                Path.of("/usr/bin/printenv"),
                "env: {COLOUR: blue}\ninherit_env: [PROXY_FOR_TEST, NOT_SET]\nargv: [tool]");

        Listener run = workshop.start(tool, "{}");

        run.completed();
        assertThat(run.stdout().lines().map(line -> line.substring(0, line.indexOf('='))))
                .containsExactlyInAnyOrder(
                        "PATH",
                        "HOME",
                        "TMPDIR",
                        "LANG",
                        "TZ",
                        "COLOUR",
                        "PROXY_FOR_TEST",
                        "XEROTIER_INVOCATION_ID",
                        "XEROTIER_EXECUTION_ID");
        assertThat(run.stdout())
                .contains("COLOUR=blue")
                .contains("PROXY_FOR_TEST=http://proxy")
                .doesNotContain("hunter2");
    }

    @Test
    void eachRunHasAFolderOfItsOwnThatIsGoneAfterwards() throws Exception {
        BundledTool tool = workshop.tool(workshop.script("tool", "pwd; echo x >left; ls -a"), "argv: [tool]");

        Listener run = workshop.start(tool, "{}");

        run.completed();
        Path scratch = Path.of(run.stdout().lines().findFirst().orElseThrow());
        assertThat(run.stdout()).contains("left");
        assertThat(scratch.startsWith(folder)).isTrue();
        assertThat(scratch).doesNotExist();
    }

    @Test
    void bothStreamsAreKeptApartAndInOrderOfReading() throws Exception {
        BundledTool tool = workshop.tool(workshop.script("tool", "echo out; echo err >&2; exit 0"), "argv: [tool]");

        Listener run = workshop.start(tool, "{}");

        ToolEnding ending = run.completed();
        assertThat(run.text(OutputStreamName.STDOUT)).isEqualTo("out\n");
        assertThat(run.text(OutputStreamName.STDERR)).isEqualTo("err\n");
        assertThat(ending.stderrBytes()).isEqualTo(4);
    }

    @Test
    void anArgumentCanBeTheInput() throws Exception {
        BundledTool text = workshop.tool(Path.of("/bin/cat"), ONE_TEXT + "stdin: text\nargv: [tool]");
        Listener run = workshop.start(text, "{\"text\": \"-a\\nb\"}");
        run.completed();
        assertThat(run.stdout()).isEqualTo("-a\nb");

        BundledTool object = workshop.tool(
                Path.of("/bin/cat"),
                ONE_TEXT.replace("type: string,", "type: object, additionalProperties: {type: integer},")
                                .replace(", maxLength: 40000", "")
                        + "stdin: text\nargv: [tool]");
        Listener json = workshop.start(object, "{\"text\": {\"b\": 1, \"a\": 2}}");
        json.completed();
        assertThat(json.stdout()).isEqualTo("{\"a\":2,\"b\":1}");
    }

    @Test
    void exitCodesMeanWhatTheBundleSays() throws Exception {
        BundledTool tool = workshop.tool(
                workshop.script("tool", "exit $1"),
                ONE_TEXT + "exit_codes:\n  1: completed\n  2: failed no such thing\nargv: [tool, \"{text}\"]");

        assertThat(workshop.start(tool, "{\"text\": \"1\"}").completed().exitCode())
                .isEqualTo(1);
        ToolEnding two = workshop.start(tool, "{\"text\": \"2\"}").ending();
        assertThat(two.outcome()).isEqualTo(Result.Outcome.FAILED);
        assertThat(two.errorCode()).isEqualTo("exit_code");
        assertThat(two.errorMessage()).isEqualTo("no such thing");
        assertThat(workshop.start(tool, "{\"text\": \"3\"}").ending().errorMessage())
                .contains("exit code 3");
    }

    @Test
    void deathBySignalIsExplained() throws Exception {
        BundledTool tool = workshop.tool(workshop.script("tool", "kill -SEGV $$"), "argv: [tool]");

        assertThat(workshop.start(tool, "{}").ending().errorMessage()).contains("SEGV");
    }

    @Test
    void aMissingBinaryOrFolderIsAnEndingAndNotAnException() throws Exception {
        Path script = workshop.script("tool", "exit 0");
        BundledTool tool = workshop.tool(script, "cwd: /nonexistent/here\nargv: [tool]");
        assertThat(workshop.start(tool, "{}").ending().errorCode()).isEqualTo("working_directory_missing");

        BundledTool gone = workshop.tool(script, "argv: [tool]");
        Files.delete(script);
        ToolEnding ending = workshop.start(gone, "{}").ending();
        assertThat(ending.outcome()).isEqualTo(Result.Outcome.FAILED);
    }

    @Test
    void aWorkspacesOwnCredentialsWinOverTheShared() throws Exception {
        Files.writeString(workshop.credentials.resolve("key"), "shared");
        Path shared = workshop.credentials.resolve("key");
        Files.setPosixFilePermissions(shared, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        BundledTool tool = workshop.tool(
                Path.of("/bin/cat"),
                "credentials_ref: key\nenv: {KEY: \"{credentials}\"}\nargv: [tool, \"{credentials}\"]");
        Listener first = workshop.start(tool, "{}");
        first.completed();
        assertThat(first.stdout()).isEqualTo("shared");

        Path own = Files.createDirectories(workshop.credentials.resolve("ops")).resolve("key");
        Files.writeString(own, "own");
        Files.setPosixFilePermissions(own, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        Listener second = workshop.start(tool, "{}");
        second.completed();
        assertThat(second.stdout()).isEqualTo("own");

        Files.setPosixFilePermissions(own, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(workshop.start(tool, "{}").ending().errorCode()).isEqualTo("credentials_exposed");

        Files.delete(own);
        Files.delete(shared);
        ToolEnding missing = workshop.start(tool, "{}").ending();
        assertThat(missing.errorCode()).isEqualTo("credentials_missing");
        assertThat(missing.errorMessage()).contains("'key'").contains("'ops'");
    }

    @Test
    void aFloodIsCutAtTheLimitAndDigestedToItsEnd() throws Exception {
        int flood = 50_000_000;
        int limit = 1_048_576;
        BundledTool tool = workshop.tool(
                Path.of("/usr/bin/head"),
                "output: {limit_bytes: " + limit + "}\nargv: [tool, \"--bytes=" + flood + "\", /dev/zero]");

        Listener run = workshop.start(tool, "{}");

        ToolEnding ending = run.completed();
        assertThat(ending.outputTruncated()).isTrue();
        assertThat(ending.stdoutBytes()).isEqualTo(limit);
        assertThat(ending.outputSha256()).isEqualTo(Sha256.hex(new byte[flood]));
        assertThat(run.bytes(OutputStreamName.STDOUT)).isEqualTo(new byte[limit]);
        assertThat(run.grown.get()).as("one word a piece, at most").isLessThanOrEqualTo((int)
                run.run().lastSequence());
    }

    @Test
    void tenMebibytesArriveWholeAndInOrder() throws Exception {
        int size = 10 * 1024 * 1024;
        byte[] content = new byte[size];
        new java.util.Random(7).nextBytes(content);
        Path file = Files.write(folder.resolve("content"), content);
        BundledTool tool =
                workshop.tool(Path.of("/bin/cat"), "output: {limit_bytes: 20000000}\nargv: [tool, \"" + file + "\"]");

        Listener run = workshop.start(tool, "{}");

        ToolEnding ending = run.completed();
        assertThat(Arrays.equals(run.bytes(OutputStreamName.STDOUT), content)).isTrue();
        assertThat(ending.outputSha256()).isEqualTo(Sha256.hex(content));
        run.run().close();
        assertThat(folder.resolve("work/run")).isEmptyDirectory();
    }

    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }
}
