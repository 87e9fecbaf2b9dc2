package org.xerotier.xeroctl.grants;

import picocli.CommandLine.Command;

/** The group {@code xeroctl grants}. */
@Command(
        name = "grants",
        description = {
            "Standing consent: calls like one that was approved, so many times, for so long, without asking again.",
            "A grant is given while approving: xeroctl approvals approve --grant-uses."
        },
        subcommands = {ListCommand.class, ShowCommand.class, RevokeCommand.class},
        footer = {
            "",
            "Examples:",
            "  xeroctl approvals approve apr_0193… --grant-uses 5 --grant-ttl 1h",
            "  xeroctl grants list --status active",
            "  xeroctl grants revoke grant_0193…"
        })
public final class GrantsCommands {}
