package org.xerotier.xeroctl.help;

import java.util.List;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xeroctl help}. */
@Command(
        name = "help",
        description = "Show the help of a command, or the exit codes.",
        footer = {"", "Examples:", "  xeroctl help exec invoke", "  xeroctl help exit-codes"})
public final class HelpCommand implements DeskVerb<HelpCommand.Options> {
    private static final String EXIT_CODES = "exit-codes";

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command, as typed, or exit-codes.")
    private List<String> topic = List.of();

    @Spec
    private CommandSpec spec;

    record Options(List<String> topic, CommandLine root) {}

    @Override
    public Options options() {
        return new Options(topic, spec.root().commandLine());
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        if (options.topic().equals(List.of(EXIT_CODES))) {
            for (ExitCode code : ExitCode.values()) {
                desk.terminal().line(HelpPage.line(code));
            }
            return ExitCode.OK;
        }
        CommandLine command = options.root();
        for (String name : options.topic()) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw CommandStopped.usage(
                        "there is no command '" + String.join(" ", options.topic()) + "'", "xeroctl help");
            }
            command = next;
        }
        desk.terminal().text(HelpPage.of(command));
        return ExitCode.OK;
    }
}
