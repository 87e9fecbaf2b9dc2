package org.xerotier.xem.bundle;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a tool does its work. */
public sealed interface ToolAction {

    /** Path arguments and where they may lead. */
    Map<String, PathRule> paths();

    /**
     * A process.
     *
     * @param binary absolute
     * @param environment names and values, over an otherwise nearly empty environment
     * @param inherited names taken over from the agent's own environment, where set
     * @param credentialsRef name of a file in the credentials folder
     * @param credentialsOptional run without them where the file is missing
     * @param workingDirectory null for the execution's own scratch folder
     * @param stdin name of the argument fed to standard input: a text as it is, anything else as JSON
     */
    record Command(
            Path binary,
            ArgvTemplate argv,
            Map<String, ArgvTemplate> environment,
            List<String> inherited,
            @Nullable String credentialsRef,
            boolean credentialsOptional,
            @Nullable Path workingDirectory,
            @Nullable String stdin,
            Map<String, PathRule> paths)
            implements ToolAction {

        public Command {
            environment = Map.copyOf(environment);
            inherited = List.copyOf(inherited);
            paths = Map.copyOf(paths);
        }
    }

    /** Something the agent does itself, without a process. */
    record Builtin(String name, Map<String, PathRule> paths) implements ToolAction {

        /** Every name there is; {@code org.xerotier.xem.exec} has one class for each. */
        public static final List<String> NAMES = List.of(
                "noop",
                "echo",
                "file_list",
                "file_read",
                "file_checksum",
                "host_uptime",
                "host_disk",
                "host_memory",
                "host_processes");

        public Builtin {
            paths = Map.copyOf(paths);
        }
    }
}
