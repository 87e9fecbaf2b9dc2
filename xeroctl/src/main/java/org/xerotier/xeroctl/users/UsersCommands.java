package org.xerotier.xeroctl.users;

import picocli.CommandLine.Command;

/** The group {@code xeroctl users}. */
@Command(
        name = "users",
        description = "People who may use this router. For its admins.",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            CreateCommand.class,
            UpdateCommand.class,
            PasswordCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl users create bob --password-prompt",
            "  xeroctl users update bob --disable"
        })
public final class UsersCommands {}
