package org.xerotier.xeroctl;

import org.xerotier.xeroctl.flags.GlobalFlags;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command everything hangs from. */
@Command(
        name = "xeroctl",
        description =
                "Call tools on enrolled agents through a Xerotier router, and look after what is needed for that.",
        footer = {
            "",
            "Start here:",
            "  xeroctl config init",
            "  xeroctl status",
            "  xeroctl exec tools",
            "  xeroctl exec invoke host.uptime --workspace ops",
            "",
            "Exit codes: xeroctl help exit-codes"
        })
final class RootCommand {
    @Mixin
    GlobalFlags flags = new GlobalFlags();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;
}
