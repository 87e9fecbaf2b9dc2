package org.xerotier.provision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process we started, remembered by pid <em>and</em> start time: a pid alone may have been given to a stranger since.
 *
 * @param startedAt epoch milliseconds as the operating system reports them
 */
public record OwnedProcess(long pid, long startedAt) {
    /** Remembers a running process; empty when it has ended already. */
    public static Optional<OwnedProcess> of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> new OwnedProcess(pid, start.toEpochMilli()));
    }

    /** The process noted in a file, if the file exists and that very process still runs. */
    public static Optional<OwnedProcess> running(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var words = PrivateFiles.read(file).split("\\s+");
        if (words.length != 2) {
            return Optional.empty();
        }
        try {
            var noted = new OwnedProcess(Long.parseLong(words[0]), Long.parseLong(words[1]));
            return noted.handle().isPresent() ? Optional.of(noted) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public void note(Path file) {
        PrivateFiles.write(file, pid + " " + startedAt + "\n");
    }

    public boolean isAlive() {
        return handle().isPresent();
    }

    /** Asks it to end (SIGTERM), waits, and kills it when it did not. True when it ended by itself. */
    public boolean stop(Duration patience) {
        var process = handle();
        if (process.isEmpty()) {
            return true;
        }
        process.get().destroy();
        if (ended(process.get().onExit(), patience)) {
            return true;
        }
        kill();
        return false;
    }

    /** Waits for its end; true when it has ended. */
    public boolean awaitEnd(Duration patience) {
        return handle().map(process -> ended(process.onExit(), patience)).orElse(true);
    }

    /** SIGKILL, and waits until it is gone. */
    public void kill() {
        handle().ifPresent(process -> {
            process.destroyForcibly();
            ended(process.onExit(), Duration.ofSeconds(10));
        });
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> start.toEpochMilli() == startedAt)
                        .orElse(false));
    }

    private static boolean ended(CompletableFuture<ProcessHandle> exit, Duration patience) {
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process failed", e);
        }
    }
}
