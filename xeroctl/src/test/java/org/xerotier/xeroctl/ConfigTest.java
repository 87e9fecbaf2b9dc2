package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
    private static final String URL = "http://127.0.0.1:8080/demo/v1";

    @TempDir
    private Path home;

    private Session session;
    private Path file;

    @BeforeEach
    void start() {
        session = new Session(home);
        file = home.resolve(".config/xeroctl/config.toml");
    }

    private Session.Result add(String name, String... more) {
        String[] args = new String[7 + more.length];
        System.arraycopy(
                new String[] {"config", "add", name, "--base-url", URL, "--api-key", "xero_demo_k1"}, 0, args, 0, 7);
        System.arraycopy(more, 0, args, 7, more.length);
        return session.run(args);
    }

    @Test
    void theFirstContextIsUsedAndTheFileIsForItsOwnerOnly() throws IOException {
        assertThat(add("demo").exitCode()).isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .contains("current = \"demo\"")
                .contains("[deployment.\"demo\"]\nbase_url = \"" + URL + "\"\napi_key = \"xero_demo_k1\"\n");
        assertThat(home.resolve(".config/xeroctl")).isDirectoryContaining(p -> p.equals(file));
    }

    @Test
    void listMarksTheCurrentOneAndMasksKeys() {
        add("demo");
        add("prod", "--use", "--default-output", "json");

        String out = session.run("config", "list", "-o", "table").out();

        assertThat(out.lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "CURRENT NAME BASE URL API KEY",
                        "- demo " + URL + " xero_demo_****",
                        "* prod " + URL + " xero_demo_****");
    }

    @Test
    void theContextSaysHowToPrintUnlessTheFlagDoes() {
        add("demo", "--default-output", "json");

        assertThat(session.run("config", "show").out()).startsWith("{");
        assertThat(session.run("config", "show", "-o", "table").out()).startsWith("Context");
    }

    @Test
    void useAndRemoveNeedAContextThatExists() throws IOException {
        add("demo");
        add("prod");

        assertThat(session.run("config", "use", "prod").exitCode()).isZero();
        assertThat(session.run("config", "use", "nope").exitCode()).isEqualTo(4);
        assertThat(session.run("config", "remove", "prod").exitCode()).isZero();
        assertThat(session.run("config", "remove", "prod").exitCode()).isEqualTo(4);
        assertThat(session.run("config", "show").exitCode()).isEqualTo(4);
        assertThat(Files.readString(file)).doesNotContain("prod").doesNotContain("current");
    }

    @Test
    void aDryRunWritesNothing() {
        assertThat(add("demo", "--dry-run").err()).contains("was not written");
        assertThat(file).doesNotExist();
    }

    @Test
    void theKeyMayComeFromAFileOrFromStandardInput() throws IOException {
        Path key = Files.writeString(home.resolve("key"), "xero_demo_k2\n");

        session.run("config", "add", "a", "--base-url", URL, "--api-key", "@" + key);
        session.withInput("xero_demo_k3\n").run("config", "add", "b", "--base-url", URL, "--api-key", "-");

        assertThat(Files.readString(file)).contains("\"xero_demo_k2\"").contains("\"xero_demo_k3\"");
    }

    @Test
    void initAsksAPerson() throws IOException {
        session.onTerminal(80).withInput("mine\n\nxero_demo_k4\n");

        Session.Result result = session.run("config", "init");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Files.readString(file))
                .contains("current = \"mine\"")
                .contains(URL)
                .contains("xero_demo_k4");
    }

    @Test
    void initWithoutAPersonIsAUsageError() {
        assertThat(session.run("config", "init").exitCode()).isEqualTo(2);
    }

    @Test
    void aFileOthersMayReadIsNotRead() throws IOException {
        add("demo");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        Session.Result result = session.run("status");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("holds API keys").contains("chmod 600 " + file);
    }

    @Test
    void aFaultInTheFileIsNamedByItsLine() throws IOException {
        add("demo");
        Files.writeString(file, "current = \"demo\"\n[deployment.demo]\nbase_url = 7\n");

        assertThat(session.run("status").err()).contains(file + ", line 3: expected a string in quotes at column 12");
    }

    @Test
    void noContextIsAUsageErrorAndSaysWhatToType() {
        Session.Result result = session.run("status");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("no context is in use").contains("xeroctl config add");
    }

    @Test
    void anUnknownContextIsSaid() {
        assertThat(session.run("status", "--context", "nope").err()).contains("there is no context 'nope'");
    }
}
