package org.xerotier.xeroctl.agents;

import picocli.CommandLine.Command;

/** The group {@code xeroctl agents candidates}. */
@Command(
        name = "candidates",
        description = {
            "Workspace bindings agents propose after looking around on their hosts.",
            "Nothing is bound before somebody approves it."
        },
        subcommands = {CandidateListCommand.class, CandidateApproveCommand.class, CandidateRejectCommand.class},
        footer = {
            "",
            "Examples:",
            "  xeroctl agents candidates list --state pending",
            "  xeroctl agents candidates approve web-1 cnd_0193… --workspace ops"
        })
final class CandidateCommands {}
