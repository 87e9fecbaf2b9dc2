package org.xerotier.xeroctl.workspaces;

import picocli.CommandLine.Command;

/** The group {@code xeroctl workspaces}. */
@Command(
        name = "workspaces",
        description = "Where tools may be called, by which agents, within which scope.",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            CreateCommand.class,
            UpdateCommand.class,
            PromoteCommand.class,
            BindCommand.class,
            UnbindCommand.class,
            PauseCommand.class,
            ResumeCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl workspaces create ops --kind operational",
            "  xeroctl workspaces bind ops --agent web-1"
        })
public final class WorkspacesCommands {}
