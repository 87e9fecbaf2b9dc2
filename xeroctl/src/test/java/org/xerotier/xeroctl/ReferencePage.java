package org.xerotier.xeroctl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.desk.Verb;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/** {@code docs/reference/xeroctl.md}, written from the command tree. */
final class ReferencePage {
    private final StringBuilder page = new StringBuilder();

    private ReferencePage() {}

    static String text() {
        return new ReferencePage().write();
    }

    private String write() {
        CommandLine tree = CommandTree.whole(new RootCommand(), 0, false);
        line("# xeroctl");
        line("");
        line("Generated from the command tree; do not edit. How to use it: [use-xeroctl](../how-to/use-xeroctl.md).");
        line("");
        line("Data goes to standard output, talk to standard error. Every command has `--help` with the same text.");
        line("");
        line("## Global options");
        line("");
        line("They may stand before or after the command.");
        line("");
        options(tree.getCommandSpec(), ScopeType.INHERIT);
        line("");
        line("## Exit codes");
        line("");
        line("| Code | Meaning |");
        line("|---|---|");
        for (ExitCode code : ExitCode.values()) {
            line("| " + code.number() + " | " + code.meaning() + " |");
        }
        line("");
        line("## Environment");
        line("");
        line("| Variable | Meaning |");
        line("|---|---|");
        line("| `XEROCTL_CONTEXT` | the context to use, unless `--context` names one |");
        line("| `XEROCTL_BASE_URL`, `XEROCTL_API_KEY` | where and as whom; not looked at with `--context` |");
        line("| `XDG_CONFIG_HOME` | `$XDG_CONFIG_HOME/xeroctl/config.toml` holds the contexts; default `~/.config` |");
        line("| `NO_COLOR` | no colors |");
        line("| `COLUMNS` | how wide tables may be; else the width of the terminal, else unlimited |");
        line("| `XEROCTL_JAVA`, `JAVA_HOME` | the Java to run on, 17 or newer |");
        line("| `XEROCTL_NO_ARCHIVE` | start without the archive of prepared classes |");
        line("");
        line("## Commands");
        for (CommandLine group : tree.getSubcommands().values()) {
            command(group);
        }
        return page.toString();
    }

    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        line("");
        line("### " + spec.qualifiedName());
        line("");
        for (String description : spec.usageMessage().description()) {
            line(description);
        }
        line("");
        line("```");
        line(synopsis(spec));
        line("```");
        if (!spec.positionalParameters().isEmpty()) {
            line("");
            line("| Parameter | |");
            line("|---|---|");
            for (PositionalParamSpec parameter : spec.positionalParameters()) {
                line("| `" + parameter.paramLabel() + "` | " + text(parameter.description()) + " |");
            }
        }
        if (spec.options().stream().anyMatch(option -> option.scopeType() == ScopeType.LOCAL)) {
            line("");
            options(spec, ScopeType.LOCAL);
        }
        examples(spec.usageMessage().footer());
        if (spec.userObject() instanceof Verb<?> verb) {
            List<String> codes = new ArrayList<>();
            verb.exitCodes().stream().sorted().forEach(code -> codes.add(Integer.toString(code.number())));
            line("");
            line("Exit codes: " + String.join(", ", codes) + ".");
        }
        for (Map.Entry<String, CommandLine> sub : command.getSubcommands().entrySet()) {
            command(sub.getValue());
        }
    }

    private static String synopsis(CommandSpec spec) {
        StringBuilder line = new StringBuilder(spec.qualifiedName());
        if (!spec.subcommands().isEmpty()) {
            line.append(spec.userObject() instanceof Verb<?> ? " [COMMAND]" : " COMMAND");
        }
        if (spec.options().stream().anyMatch(option -> option.scopeType() == ScopeType.LOCAL)) {
            line.append(" [OPTIONS]");
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            boolean optional = parameter.arity().min() == 0;
            line.append(optional ? " [" : " ")
                    .append(parameter.paramLabel())
                    .append(parameter.arity().isVariable() ? "..." : "")
                    .append(optional ? "]" : "");
        }
        return line.toString();
    }

    private void options(CommandSpec spec, ScopeType scope) {
        line("| Option | |");
        line("|---|---|");
        for (OptionSpec option : spec.options()) {
            if (option.scopeType() == scope && !option.hidden()) {
                String names = String.join(", ", option.names());
                String shown = option.negatable() ? names.replace("--", "--[no-]") : names;
                String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
                String required = option.required() ? " Required." : "";
                line("| `" + (shown + value).replace("|", "\\|") + "` | " + text(option.description()) + required
                        + " |");
            }
        }
    }

    private void examples(String[] footer) {
        List<String> lines = new ArrayList<>(List.of(footer));
        while (!lines.isEmpty() && lines.get(0).isEmpty()) {
            lines.remove(0);
        }
        if (!lines.isEmpty()) {
            line("");
            line("```");
            lines.forEach(this::line);
            line("```");
        }
    }

    private static String text(String[] description) {
        return String.join(" ", description).replace("|", "\\|");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    /** Every command with its path, for tests that look at all of them. */
    static List<CommandLine> commands() {
        List<CommandLine> all = new ArrayList<>();
        collect(CommandTree.whole(new RootCommand(), 0, false), all);
        return all;
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        all.add(command);
        command.getSubcommands().values().forEach(sub -> collect(sub, all));
        all.sort((a, b) -> key(a).compareTo(key(b)));
    }

    private static String key(CommandLine command) {
        return command.getCommandSpec().qualifiedName().toLowerCase(Locale.ROOT);
    }
}
