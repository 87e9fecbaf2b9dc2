package org.xerotier.xeroctl.desk;

import org.jspecify.annotations.Nullable;

/** A verb gives up: the code to end with, what happened, and the next command to type. */
public final class CommandStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final @Nullable String next;

    public CommandStopped(ExitCode exitCode, String message, @Nullable String next) {
        super(message);
        this.exitCode = exitCode;
        this.next = next;
    }

    public static CommandStopped usage(String message, @Nullable String next) {
        return new CommandStopped(ExitCode.USAGE, message, next);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public @Nullable String next() {
        return next;
    }

    public String says() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
