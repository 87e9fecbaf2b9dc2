package org.xerotier.xeroctl;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.xerotier.xeroctl.agents.AgentsCommands;
import org.xerotier.xeroctl.approvals.ApprovalsCommands;
import org.xerotier.xeroctl.audit.AuditCommands;
import org.xerotier.xeroctl.completion.CompletionCommand;
import org.xerotier.xeroctl.config.ConfigCommands;
import org.xerotier.xeroctl.delegations.DelegationsCommands;
import org.xerotier.xeroctl.exec.ExecCommands;
import org.xerotier.xeroctl.flags.DurationConverter;
import org.xerotier.xeroctl.grants.GrantsCommands;
import org.xerotier.xeroctl.help.HelpCommand;
import org.xerotier.xeroctl.keys.KeysCommands;
import org.xerotier.xeroctl.letters.LettersCommands;
import org.xerotier.xeroctl.login.LoginCommand;
import org.xerotier.xeroctl.login.LogoutCommand;
import org.xerotier.xeroctl.login.WhoamiCommand;
import org.xerotier.xeroctl.members.MembersCommands;
import org.xerotier.xeroctl.policies.PoliciesCommands;
import org.xerotier.xeroctl.routers.RoutersCommand;
import org.xerotier.xeroctl.status.StatusCommand;
import org.xerotier.xeroctl.users.UsersCommands;
import org.xerotier.xeroctl.webhooks.WebhooksCommands;
import org.xerotier.xeroctl.workspaces.WorkspacesCommands;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/**
 * The picocli model of all commands. Building it is most of what a short command takes, so when the arguments name a
 * group, only that group is built.
 */
final class CommandTree {
    private static final Map<String, Supplier<Object>> GROUPS = groups();

    private static final int NARROWEST_HELP = 60;
    private static final int WIDEST_HELP = 120;

    private CommandTree() {}

    /** The tree with every command. */
    static CommandLine whole(RootCommand root, int columns, boolean colors) {
        return with(GROUPS.keySet(), root, columns, colors);
    }

    /** The tree as far as these arguments can need it. */
    static CommandLine of(List<String> args, RootCommand root, int columns, boolean colors) {
        Set<String> named = new LinkedHashSet<>(args);
        named.retainAll(GROUPS.keySet());
        if (args.equals(List.of("--version")) || args.equals(List.of("-V"))) {
            return with(Set.of(), root, columns, colors);
        }
        boolean needsAll = named.isEmpty() || named.contains("help") || named.contains("completion");
        return with(needsAll ? GROUPS.keySet() : named, root, columns, colors);
    }

    private static CommandLine with(Set<String> groups, RootCommand root, int columns, boolean colors) {
        CommandLine tree = new CommandLine(root);
        groups.forEach(name -> {
            Supplier<Object> group = GROUPS.get(name);
            if (group != null) {
                tree.addSubcommand(name, group.get());
            }
        });
        tree.registerConverter(Duration.class, new DurationConverter());
        tree.setCaseInsensitiveEnumValuesAllowed(true);
        tree.setColorScheme(Help.defaultColorScheme(colors ? Help.Ansi.ON : Help.Ansi.OFF));
        tree.setUsageHelpWidth(columns == 0 ? 100 : Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, columns)));
        return tree;
    }

    private static Map<String, Supplier<Object>> groups() {
        Map<String, Supplier<Object>> groups = new LinkedHashMap<>();
        groups.put("exec", ExecCommands::new);
        groups.put("agents", AgentsCommands::new);
        groups.put("routers", RoutersCommand::new);
        groups.put("workspaces", WorkspacesCommands::new);
        groups.put("approvals", ApprovalsCommands::new);
        groups.put("policies", PoliciesCommands::new);
        groups.put("grants", GrantsCommands::new);
        groups.put("keys", KeysCommands::new);
        groups.put("users", UsersCommands::new);
        groups.put("members", MembersCommands::new);
        groups.put("delegations", DelegationsCommands::new);
        groups.put("audit", AuditCommands::new);
        groups.put("webhooks", WebhooksCommands::new);
        groups.put("dead-letters", LettersCommands::new);
        groups.put("status", StatusCommand::new);
        groups.put("login", LoginCommand::new);
        groups.put("logout", LogoutCommand::new);
        groups.put("whoami", WhoamiCommand::new);
        groups.put("config", ConfigCommands::new);
        groups.put("completion", CompletionCommand::new);
        groups.put("help", HelpCommand::new);
        return groups;
    }
}
