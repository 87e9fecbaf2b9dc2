package org.xerotier.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void outputAndExitCodeAreHandedBack() {
        var result = Command.of(List.of("sh", "-c", "echo out; echo err >&2; exit 3"))
                .run();
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output()).contains("out").contains("err");
    }

    @Test
    void aCommandThatHangsIsKilledAtItsLimit() {
        var result = Command.of(List.of("sleep", "600"))
                .within(Duration.ofMillis(200))
                .run();
        assertThat(result.exitCode()).isEqualTo(124);
    }

    @Test
    void aDaemonLeftBehindDoesNotKeepUsWaiting() {
        var result = Command.of(List.of("sh", "-c", "sleep 20 & echo done"))
                .within(Duration.ofSeconds(10))
                .run();
        assertThat(result.succeeded()).isTrue();
    }

    @Test
    void failureNamesStepAndOutput() {
        assertThatThrownBy(() ->
                        Command.of(List.of("sh", "-c", "echo broken; exit 1")).runOrFail("Baking", "Call the baker."))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("Baking failed")
                .hasMessageContaining("broken")
                .satisfies(e -> assertThat(((ProvisionException) e).advice()).isEqualTo("Call the baker."));
    }

    @Test
    void unknownProgramIsAFailureNotACrash() {
        assertThat(Command.of(List.of("no-such-program-here")).run().exitCode()).isEqualTo(127);
    }
}
