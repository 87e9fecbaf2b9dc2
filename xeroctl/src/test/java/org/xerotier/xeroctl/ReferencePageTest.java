package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xerotier.xeroctl.help.HelpPage;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class ReferencePageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "xeroctl.md");

    static Stream<Named<CommandLine>> commands() {
        return ReferencePage.commands().stream()
                .map(command -> Named.of(command.getCommandSpec().qualifiedName(), command));
    }

    /** {@code ./mvnw test -pl xeroctl -Dtest=ReferencePageTest -Dxeroctl.docs=write} writes the page anew. */
    @Test
    void thePageIsWhatTheCommandsSay() throws IOException {
        if ("write".equals(System.getProperty("xeroctl.docs"))) {
            Files.writeString(PAGE, ReferencePage.text());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(ReferencePage.text());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTeaches(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();

        assertThat(spec.usageMessage().description())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).isNotBlank());
        assertThat(String.join("\n", spec.usageMessage().footer()))
                .as("examples")
                .contains("  xeroctl ");
        for (ArgSpec argument : spec.args()) {
            assertThat(argument.description()).as(argument.toString()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyHelpPageFitsAndEndsWithItsExitCodes(CommandLine command) {
        String help = HelpPage.of(command);

        assertThat(help).startsWith("Usage: xeroctl").contains("Global options:");
        assertThat(help.lines().filter(line -> !line.startsWith("  xeroctl") && !line.contains(" | xeroctl")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        if (command.getSubcommands().isEmpty()) {
            assertThat(help).contains("Exit codes:\n  0  ");
        }
    }
}
