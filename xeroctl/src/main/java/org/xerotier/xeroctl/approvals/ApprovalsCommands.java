package org.xerotier.xeroctl.approvals;

import picocli.CommandLine.Command;

/** The group {@code xeroctl approvals}. */
@Command(
        name = "approvals",
        description = "Destructive and irreversible calls that wait for a person.",
        subcommands = {ListCommand.class, ShowCommand.class, ApproveCommand.class, RejectCommand.class},
        footer = {
            "",
            "Examples:",
            "  xeroctl approvals list --status pending",
            "  xeroctl approvals approve apr_0193… --note 'change 4711'"
        })
public final class ApprovalsCommands {}
