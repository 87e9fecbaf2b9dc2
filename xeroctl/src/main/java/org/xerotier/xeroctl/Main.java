package org.xerotier.xeroctl;

import java.util.List;
import org.xerotier.xeroctl.api.DryRunStop;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.help.HelpPage;
import org.xerotier.xeroctl.terminal.OutputClosed;
import org.xerotier.xeroctl.terminal.Talk;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses, runs, and turns what happened into an exit code: here and nowhere else. */
public final class Main {
    private final Surroundings surroundings;
    private final Terminal plain;

    private Main(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.plain = new Terminal(surroundings.streams(), Talk.PLAIN);
    }

    public static void main(String[] args) {
        System.exit(run(args, Surroundings.ofProcess()));
    }

    static int run(String[] args, Surroundings surroundings) {
        return new Main(surroundings).run(args).number();
    }

    private ExitCode run(String[] args) {
        RootCommand root = new RootCommand();
        boolean colors = surroundings.streams().outIsTerminal()
                && !surroundings.environment().containsKey("NO_COLOR")
                && !List.of(args).contains("--no-color");
        CommandLine tree =
                CommandTree.of(List.of(args), root, surroundings.streams().columns(), colors);
        try {
            return dispatch(tree.parseArgs(args), root);
        } catch (ParameterException wrong) {
            return wrong(wrong);
        } catch (DryRunStop shown) {
            return ExitCode.OK;
        } catch (OutputClosed nobodyReads) {
            return ExitCode.OK;
        } catch (RuntimeException fault) {
            Endings ending = Endings.of(fault);
            return end(ending);
        }
    }

    private ExitCode dispatch(ParseResult parsed, RootCommand root) {
        if (root.flags.isHelpWanted()) {
            plain.text(HelpPage.of(last(parsed)));
            return ExitCode.OK;
        }
        if (root.version) {
            plain.line("xeroctl " + Version.number());
            return ExitCode.OK;
        }
        return new Dispatch(surroundings, root.flags).run(last(parsed));
    }

    private static CommandLine last(ParseResult parsed) {
        List<CommandLine> path = parsed.asCommandLineList();
        return path.get(path.size() - 1);
    }

    private ExitCode wrong(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        StringBuilder says = new StringBuilder(String.valueOf(wrong.getMessage()));
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            says.append("; did you mean ")
                    .append(String.join(" or ", unmatched.getSuggestions()))
                    .append('?');
        }
        return end(Endings.of(CommandStopped.usage(says.toString(), command + " --help")));
    }

    private ExitCode end(Endings ending) {
        plain.endToolOutput();
        plain.error(ending.says());
        if (ending.next() != null) {
            plain.next("next", ending.next());
        }
        return ending.exitCode();
    }
}
