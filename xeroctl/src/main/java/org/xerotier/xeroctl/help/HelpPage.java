package org.xerotier.xeroctl.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.desk.Verb;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/** The help of one command: its own options first, those every command has after them, its exit codes last. */
public final class HelpPage {
    private static final String GLOBAL = "globalOptions";
    private static final String CODES = "exitCodes";

    private HelpPage() {}

    public static String of(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.abbreviateSynopsis(true);
        usage.sortOptions(false);
        usage.sortSynopsis(false);
        List<String> sections = new ArrayList<>(List.of(
                UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                UsageMessageSpec.SECTION_KEY_DESCRIPTION,
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                UsageMessageSpec.SECTION_KEY_FOOTER));
        Map<String, CommandLine.IHelpSectionRenderer> renderers = command.getHelpSectionMap();
        renderers.put(UsageMessageSpec.SECTION_KEY_DESCRIPTION, help -> "\n" + help.description());
        renderers.put(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST, HelpPage::parameters);
        renderers.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> options(help, "Options:", ScopeType.LOCAL));
        renderers.put(GLOBAL, help -> options(help, "Global options:", ScopeType.INHERIT));
        renderers.put(CODES, HelpPage::exitCodes);
        sections.add(GLOBAL);
        sections.add(CODES);
        command.setHelpSectionMap(renderers);
        command.setHelpSectionKeys(sections);
        return command.getUsageMessage(command.getColorScheme());
    }

    static String line(ExitCode code) {
        String number = Integer.toString(code.number());
        return " ".repeat(3 - number.length()) + number + "  " + code.meaning();
    }

    private static String parameters(Help help) {
        String list = help.parameterList();
        return list.isEmpty() ? "" : "\n" + list;
    }

    private static String options(Help help, String heading, ScopeType scope) {
        List<OptionSpec> options = help.commandSpec().options().stream()
                .filter(option -> option.scopeType() == scope && !option.hidden())
                .toList();
        return options.isEmpty() ? "" : "\n" + heading + "\n" + help.optionListExcludingGroups(options);
    }

    private static String exitCodes(Help help) {
        if (!(help.commandSpec().userObject() instanceof Verb<?> verb)) {
            return "";
        }
        Set<ExitCode> codes = verb.exitCodes();
        StringBuilder text = new StringBuilder("\nExit codes:\n");
        for (ExitCode code : ExitCode.values()) {
            if (codes.contains(code)) {
                text.append(line(code)).append('\n');
            }
        }
        return text.toString();
    }
}
