package org.xerotier.systemtests.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.provision.Command;

class WitnessTest {

    @TempDir
    Path folder;

    @Test
    void eachRunLeavesOneLineThatSaysWhoseItIs() {
        Witness witness = Witness.in(folder);

        Command.Result first = run("leave", "token-1", "0");
        run("leave", "token-2", "10");

        assertThat(first.output()).isEmpty();
        assertThat(witness.effects()).extracting(Effect::token).containsExactly("token-1", "token-2");
        Effect effect = witness.effects().get(0);
        assertThat(effect.invocation()).isEqualTo("inv_7");
        assertThat(effect.execution()).isEqualTo("exe_7");
        assertThat(effect.atNanos()).isGreaterThan(1_700_000_000_000_000_000L);
    }

    @Test
    void lookingTellsWhetherALineIsThere() {
        Witness witness = Witness.in(folder);
        run("leave", "token-1", "0");

        assertThat(run("look", "token-1").exitCode()).isZero();
        assertThat(run("look", "token-2").exitCode()).isEqualTo(10);
        assertThat(witness.effects()).hasSize(1);
    }

    @Test
    void aLineThatCouldNotBeWrittenIsAFailure() throws java.io.IOException {
        Witness witness = Witness.in(folder);
        java.nio.file.Files.delete(witness.file());
        java.nio.file.Files.createDirectory(witness.file());

        assertThat(run("leave", "token-1", "0").exitCode()).isEqualTo(9);
    }

    private Command.Result run(String... words) {
        return Command.of(List.of(folder.resolve("witness").toString()), List.of(words))
                .with("XEROTIER_INVOCATION_ID", "inv_7")
                .with("XEROTIER_EXECUTION_ID", "exe_7")
                .run();
    }
}
