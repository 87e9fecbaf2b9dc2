package org.xerotier.xeroctl.completion;

import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xeroctl completion}. */
@Command(
        name = "completion",
        description = "Print the completion script for a shell.",
        footer = {
            "",
            "Examples:",
            "  source <(xeroctl completion bash)",
            "  xeroctl completion zsh > ~/.xeroctl-completion; echo 'source ~/.xeroctl-completion' >> ~/.zshrc"
        })
public final class CompletionCommand implements DeskVerb<CompletionCommand.Options> {
    /** The shells there is a script for; zsh runs bash's through its own bridge. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    record Options(Shell shell, CommandLine root) {}

    @Override
    public Options options() {
        return new Options(shell, spec.root().commandLine());
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        String bridge =
                options.shell() == Shell.ZSH ? "autoload -Uz compinit bashcompinit\ncompinit\nbashcompinit\n" : "";
        desk.terminal().text(bridge + AutoComplete.bash("xeroctl", options.root()));
        return ExitCode.OK;
    }
}
