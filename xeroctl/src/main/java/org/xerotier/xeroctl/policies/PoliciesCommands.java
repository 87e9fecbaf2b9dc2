package org.xerotier.xeroctl.policies;

import picocli.CommandLine.Command;

/** The group {@code xeroctl policies}. */
@Command(
        name = "policies",
        description = "Approval policies of a workspace: which calls wait for whom, how long, and what then.",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            CreateCommand.class,
            ActivateCommand.class,
            SimulateCommand.class,
            PresetsCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl policies show -w ops",
            "  xeroctl policies simulate -w ops -f policy.json --from 7d",
            "  xeroctl policies create -w ops --name ops -f policy.json",
            "  xeroctl policies activate -w ops pol_0193…"
        })
public final class PoliciesCommands {}
