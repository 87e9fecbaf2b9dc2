package org.xerotier.xeroctl.audit;

import picocli.CommandLine.Command;

/** The group {@code xeroctl audit}. */
@Command(
        name = "audit",
        description = "What was done, by whom, with what outcome.",
        subcommands = {ListCommand.class},
        footer = {"", "Examples:", "  xeroctl audit list --from 24h"})
public final class AuditCommands {}
