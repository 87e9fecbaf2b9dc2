package org.xerotier.xeroctl.audit;

import picocli.CommandLine.Command;

/** The group {@code xeroctl audit}. */
@Command(
        name = "audit",
        description = "What was done, by whom, with what outcome.",
        subcommands = {ListCommand.class, ExportCommand.class, VerifyCommand.class, CheckpointsCommand.class},
        footer = {
            "",
            "Examples:",
            "  xeroctl audit list --from 24h",
            "  xeroctl audit export --file audit.ndjson",
            "  xeroctl audit verify audit.ndjson --public-key router.pub"
        })
public final class AuditCommands {}
