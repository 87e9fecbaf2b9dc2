package org.xerotier.xeroctl.delegations;

import picocli.CommandLine.Command;

/** The group {@code xeroctl delegations}. */
@Command(
        name = "delegations",
        description = "Authority to approve that owners lent to members, for some risk levels and a time.",
        subcommands = {ListCommand.class, ShowCommand.class, LendCommand.class, RevokeCommand.class},
        footer = {
            "",
            "Examples:",
            "  xeroctl delegations lend bob --risk destructive --for 8h --reason \"on call\"",
            "  xeroctl delegations revoke dlg_0193…"
        })
public final class DelegationsCommands {}
