package org.xerotier.xeroctl.members;

import picocli.CommandLine.Command;

/** The group {@code xeroctl members}. */
@Command(
        name = "members",
        description = "Who has a place in this project: owners manage it and approve, members use it.",
        subcommands = {ListCommand.class, AddCommand.class, RoleCommand.class, RemoveCommand.class},
        footer = {"", "Examples:", "  xeroctl members add bob --role member", "  xeroctl members role bob owner"})
public final class MembersCommands {}
