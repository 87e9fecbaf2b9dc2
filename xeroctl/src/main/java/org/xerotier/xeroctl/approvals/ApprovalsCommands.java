package org.xerotier.xeroctl.approvals;

import picocli.CommandLine.Command;

/** The group {@code xeroctl approvals}. */
@Command(
        name = "approvals",
        description = "Calls that wait for people: see them, decide on them, follow what happens.",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            ApproveCommand.class,
            RejectCommand.class,
            WithdrawCommand.class,
            WatchCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl approvals list --status pending",
            "  xeroctl approvals watch",
            "  xeroctl approvals approve apr_0193… --note 'change 4711'"
        })
public final class ApprovalsCommands {}
