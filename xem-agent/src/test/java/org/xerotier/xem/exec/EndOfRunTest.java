package org.xerotier.xem.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.dispatch.ToolEnding;

/** However a run ends, nothing it started is left. */
class EndOfRunTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void aTimeoutReachesTheWholeGroupEvenThoseWhoIgnoreTerm() throws Exception {
        BundledTool tool = workshop.tool(workshop.script("tool", """
                        trap '' TERM
                        (trap '' TERM; echo $$ >%1$s/child; (trap '' TERM; exec sleep 1000) & echo $! >%1$s/grandchild; wait) &
                        wait
                        while :; do sleep 1000; done
                        """.formatted(folder)), "argv: [tool]");

        Listener run = workshop.start(tool, "{}", 500);

        ToolEnding ending = run.ending();
        assertThat(ending.outcome()).isEqualTo(Result.Outcome.TIMED_OUT);
        assertThat(ending.errorCode()).isEqualTo("timeout");
        assertGone("grandchild");
    }

    @Test
    void aPoliteToolGetsTimeToEndByItself() throws Exception {
        BundledTool tool = workshop.tool(
                workshop.script(
                        "tool", "trap 'echo bye; exit 7' TERM\ntouch " + folder + "/up\nwhile :; do sleep 0.05; done"),
                "argv: [tool]");
        Listener run = workshop.start(tool, "{}");
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("up")));

        run.run().stop();

        ToolEnding ending = run.ending();
        assertThat(ending.outcome()).isEqualTo(Result.Outcome.CANCELLED);
        assertThat(ending.exitCode()).isEqualTo(7);
        assertThat(run.stdout()).isEqualTo("bye\n");
    }

    @Test
    void aSecondStopDoesNotWait() throws Exception {
        BundledTool tool = workshop.tool(
                workshop.script("tool", "trap '' TERM\ntouch " + folder + "/up\nwhile :; do sleep 1000; done"),
                "argv: [tool]");
        Listener run = workshop.start(tool, "{}");
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("up")));

        run.run().stop();
        run.run().stop();

        assertThat(run.ending().exitCode()).isEqualTo(137);
    }

    @Test
    void aStopBeforeTheBeginningMeansItNeverRuns() throws Exception {
        Path witness = folder.resolve("witness");
        BundledTool slow = workshop.tool(workshop.script("slow", "touch " + witness), "argv: [tool]");
        Listener[] many = new Listener[8];
        for (int i = 0; i < many.length; i++) {
            many[i] = workshop.start(slow, "{}");
            many[i].run().stop();
        }
        for (Listener run : many) {
            assertThat(run.ending().outcome()).isIn(Result.Outcome.CANCELLED, Result.Outcome.COMPLETED);
        }
    }

    @Test
    void whatATicksOnInTheBackgroundEndsWithItsTool() throws Exception {
        BundledTool quiet = workshop.tool(
                workshop.script("tool", "sleep 1000 >/dev/null 2>&1 & echo $! >" + folder + "/child"), "argv: [tool]");

        workshop.start(quiet, "{}").completed();

        assertGone("child");
    }

    @Test
    void aChildThatHoldsTheOutputOpenDoesNotHoldTheRunOpen() throws Exception {
        BundledTool tool = workshop.tool(
                workshop.script("tool", "echo done; sleep 1000 & echo $! >" + folder + "/child"), "argv: [tool]");

        Listener run = workshop.start(tool, "{}");

        run.completed();
        assertThat(run.stdout()).isEqualTo("done\n");
        assertGone("child");
    }

    @Test
    void oneWhoLeftTheSessionIsFoundByItsMark() throws Exception {
        BundledTool tool = workshop.tool(
                workshop.script(
                        "tool",
                        "setsid setsid -f sh -c 'echo $$ >%1$s/child; exec sleep 1000'\nwhile :; do sleep 0.05; done"
                                .formatted(folder)),
                "argv: [tool]");
        Listener run = workshop.start(tool, "{}");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(folder.resolve("child")) && Files.size(folder.resolve("child")) > 0);

        run.run().stop();

        run.ending();
        assertGone("child");
    }

    @Test
    void aBackgroundFloodAfterTheEndIsReadAtOurPaceAndStopped() throws Exception {
        BundledTool tool = workshop.tool(
                workshop.script("tool", "yes & echo $! >" + folder + "/child; exit 0"),
                "output: {limit_bytes: 65536}\nargv: [tool]");

        Listener run = workshop.start(tool, "{}");

        ToolEnding ending = run.ending();
        assertThat(ending.outputTruncated()).isTrue();
        assertThat(ending.stdoutBytes()).isEqualTo(65_536);
        assertGone("child");
    }

    @Test
    void thePipeOfAToolThatWasLeftBehindIsNotGivenToAnother() throws Exception {
        BundledTool tool = workshop.tool(workshop.script("tool", "echo mine"), "argv: [tool]");
        for (int i = 0; i < 40; i++) {
            Listener run = workshop.start(tool, "{}");
            run.completed();
            assertThat(run.stdout()).isEqualTo("mine\n");
            run.run().close();
        }
        try (var pipes = Files.list(folder.resolve("work/pipes"))) {
            assertThat(pipes.count()).as("pipes are used again").isLessThanOrEqualTo(8);
        }
    }

    @Test
    void theDeathOfTheAgentIsTheDeathOfItsTools() throws Exception {
        BundledTool unused = workshop.tool(
                workshop.script(
                        "tool", "echo $$ >%1$s/child; sleep 1000 & echo $! >%1$s/grandchild; wait".formatted(folder)),
                "argv: [tool]");
        assertThat(unused.name()).isEqualTo("demo.act");
        Process agent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingAgent.class.getName(),
                        workshop.tools.toString(),
                        folder.resolve("other-work").toString())
                .inheritIO()
                .start();
        await().atMost(PATIENCE)
                .until(() ->
                        Files.exists(folder.resolve("grandchild")) && Files.size(folder.resolve("grandchild")) > 0);

        agent.destroyForcibly();

        assertThat(agent.waitFor()).isEqualTo(137);
        assertGone("child");
        assertGone("grandchild");
    }

    private void assertGone(String file) throws Exception {
        Path pid = folder.resolve(file);
        await().atMost(PATIENCE).until(() -> Files.exists(pid) && Files.size(pid) > 0);
        long process = Long.parseLong(Files.readString(pid).strip());
        await("process " + process + " ends").atMost(PATIENCE).until(() -> !lives(process));
    }

    /** A zombie whose parent has not looked is dead enough. */
    private static boolean lives(long process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (java.io.IOException gone) {
            return false;
        }
    }
}
