package org.xerotier.xeroctl.config;

import picocli.CommandLine.Command;

/** The group {@code xeroctl config}. */
@Command(
        name = "config",
        description = {
            "Contexts: which routers and projects there are, and which is in use.",
            "They are kept in $XDG_CONFIG_HOME/xeroctl/config.toml (by default ~/.config/xeroctl/config.toml), mode 0600."
        },
        subcommands = {
            InitCommand.class,
            AddCommand.class,
            UseCommand.class,
            ListCommand.class,
            ShowCommand.class,
            RemoveCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl config init",
            "  xeroctl config add demo --base-url http://127.0.0.1:8080/demo/v1 --api-key @key.txt",
            "  xeroctl config use demo"
        })
public final class ConfigCommands {}
