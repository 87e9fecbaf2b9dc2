package org.xerotier.xeroctl.exec;

import picocli.CommandLine.Command;

/** The group {@code xeroctl exec}. */
@Command(
        name = "exec",
        description = "Call tools, follow invocations, read their output.",
        subcommands = {
            ToolsCommand.class,
            ToolShowCommand.class,
            InvokeCommand.class,
            WatchCommand.class,
            CancelCommand.class,
            ListCommand.class,
            ShowCommand.class,
            RawCommand.class,
            AmbiguousCommand.class,
            ResolveCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl exec tools",
            "  xeroctl exec invoke host.uptime --workspace ops",
            "  xeroctl exec list --status running,pending_approval"
        })
public final class ExecCommands {}
