package org.xerotier.xem.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static CommandLine parse(String line) {
        return CommandLine.parse(line.isEmpty() ? new String[0] : line.split(" "));
    }

    @Test
    void bothSpellingsOfAFlagAreRead() {
        CommandLine line = parse("run --join-key abc --log-level=debug --config=/x.yaml");
        assertThat(line.command()).isEqualTo(CommandLine.Command.RUN);
        assertThat(line.flags()).containsEntry(Setting.JOIN_KEY, "abc").containsEntry(Setting.LOG_LEVEL, "debug");
        assertThat(line.config()).contains("/x.yaml");
    }

    @Test
    void aValueMayHoldAnEqualsSign() {
        assertThat(parse("run --join-key=a=b").flags()).containsEntry(Setting.JOIN_KEY, "a=b");
    }

    @Test
    void checkBundleTakesAFolder() {
        assertThat(parse("check-bundle /x").operands()).containsExactly("/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frob",
                "run extra",
                "check-bundle",
                "check-bundle a b",
                "run --nope 1",
                "run --join-key",
                "run --join-key a --join-key b",
                "run -x"
            })
    void whatMakesNoSenseIsRefused(String line) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(CommandLine.Misuse.class)
                .hasMessageContaining("--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "run --help", "help", "-h"})
    void helpIsNeverFar(String line) {
        assertThat(parse(line).command()).isEqualTo(CommandLine.Command.HELP);
    }

    @Test
    void helpNamesEverySetting() {
        for (Setting setting : Setting.values()) {
            assertThat(CommandLine.help()).contains(setting.flag());
        }
    }

    @Test
    void onlyDoctorAnswersInJson() {
        assertThat(CommandLine.parse("doctor", "-o", "json").json()).isTrue();
        assertThat(CommandLine.parse("doctor").json()).isFalse();
        assertThatThrownBy(() -> CommandLine.parse("run", "-o", "json")).hasMessageContaining("only doctor");
        assertThatThrownBy(() -> CommandLine.parse("doctor", "-o", "xml")).hasMessageContaining("text or json");
    }
}
