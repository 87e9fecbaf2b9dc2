package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalFlagsTest {
    private final FakeRouter router = new FakeRouter();
    private final Session session = Session.at(router);

    @AfterEach
    void stop() {
        router.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-o json --dry-run exec cancel inv_1",
                "exec -o json --dry-run cancel inv_1",
                "exec cancel inv_1 -o json --dry-run",
                "--dry-run exec cancel -o JSON inv_1",
                "--output=json exec --dry-run cancel inv_1",
            })
    void theyMayStandAnywhere(String command) {
        Session.Result result = session.run(command.split(" "));

        assertThat(result.out()).startsWith("{\n  \"method\": \"POST\"");
        assertThat(router.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "exec --help", "--help exec", "exec invoke --help", "exec -h invoke", "help exec"})
    void helpIsDataAndNeedsNoContext(String command) {
        session.environment.clear();

        Session.Result result = session.run(command.split(" "));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("Usage: xeroctl");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void theVersionIsData() {
        assertThat(session.run("--version")).isEqualTo(new Session.Result(0, "xeroctl development\n", ""));
    }

    @Test
    void exitCodesArePrintedFromTheirEnum() {
        List<String> lines = session.run("help", "exit-codes").out().lines().toList();

        assertThat(lines).hasSize(org.xerotier.xeroctl.desk.ExitCode.values().length);
        assertThat(lines.get(9)).startsWith("  9  ");
        assertThat(lines.get(11)).startsWith(" 11  ");
        assertThat(lines.get(lines.size() - 1)).startsWith("130  ");
    }

    @Test
    void aMistypedCommandIsGuessed() {
        assertThat(session.run("exec", "invok").err()).contains("did you mean invoke");
    }

    @Test
    void quietLeavesDataAndErrors() {
        router.answersGolden("GET /exec/invocations/inv_1", "invocation.json")
                .refuses("GET /exec/invocations/inv_2", 404, "invocation_not_found", "gone");

        assertThat(session.run("exec", "show", "inv_1", "-q").err()).isEmpty();
        assertThat(session.run("exec", "show", "inv_2", "-q").err()).startsWith("error: invocation_not_found: gone\n");
    }

    @Test
    void colorsAreForTerminalsOnly() {
        router.answersGolden("GET /exec/invocations", "invocations.json");

        assertThat(session.run("exec", "list").out()).doesNotContain("\u001b");
        session.onTerminal(200);
        assertThat(session.run("exec", "list").out()).contains("\u001b[32mcompleted");
        assertThat(session.run("exec", "list", "--no-color").out()).doesNotContain("\u001b");
        session.environment.put("NO_COLOR", "1");
        assertThat(session.run("exec", "list").out()).doesNotContain("\u001b");
    }

    @Test
    void aTableFitsTheTerminal() {
        router.answersGolden("GET /exec/tools", "tools.json");

        String out = session.onTerminal(40).run("exec", "tools", "--no-color").out();

        assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
        assertThat(out).contains("kubectl.drain").contains("…");
    }

    @Test
    void completionKnowsTheCommands() {
        String bash = session.run("completion", "bash").out();
        String zsh = session.run("completion", "zsh").out();

        assertThat(bash).contains("tool-show").contains("join-keys").contains("--idempotency-key");
        assertThat(zsh).startsWith("autoload");
    }
}
