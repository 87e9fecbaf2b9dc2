package org.xerotier.xem.exec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signals process groups, which Java cannot, and outlives the agent by a moment to end what it left running.
 *
 * <p>One tiny process reads commands on its standard input: {@code add n}, {@code drop n}, {@code TERM n}, {@code KILL
 * n}. When the agent dies, however it dies, the kernel closes that pipe, and the guard kills every group it still knows.
 *
 * <p>This is the one place in the agent where a shell runs. Its script is the constant below and its input is numbers
 * this class prints; nothing a caller or a bundle says comes near it.
 */
final class GroupGuard implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("xem.exec");
    private static final Path SHELL = Path.of("/bin/sh");
    private static final String SCRIPT = """
            trap '' TERM INT HUP
            live=" "
            while read -r op id; do
              case $op in
                add) live="$live$id " ;;
                drop) kill -s KILL -- "-$id" 2>/dev/null; rest=" "; for g in $live; do [ "$g" = "$id" ] || rest="$rest$g "; done; live=$rest ;;
                TERM|KILL) kill -s "$op" -- "-$id" 2>/dev/null ;;
              esac
            done
            for g in $live; do kill -s KILL -- "-$g" 2>/dev/null; done
            """;

    private final List<String> sessionPrefix;
    private final Set<Long> groups = new HashSet<>();
    private @Nullable Process process;
    private boolean closed;

    /** @param sessionPrefix puts the guard into a session of its own, out of reach of a terminal's ^C */
    GroupGuard(List<String> sessionPrefix) {
        this.sessionPrefix = List.copyOf(sessionPrefix);
    }

    /** One whose process stands by already: an agent that dies beside its first tool leaves nothing of it either. */
    static GroupGuard onDuty(List<String> sessionPrefix) {
        GroupGuard guard = new GroupGuard(sessionPrefix);
        guard.standBy();
        return guard;
    }

    private synchronized void standBy() {
        try {
            running();
        } catch (IOException later) {
            LOG.log(System.Logger.Level.WARNING, "process groups cannot be signalled yet: " + later.getMessage());
        }
    }

    synchronized void add(long group) {
        groups.add(group);
        say("add " + group);
    }

    /** The tool is over, and with it whatever it left behind in its group. */
    synchronized void drop(long group) {
        groups.remove(group);
        say("drop " + group);
    }

    synchronized void term(long group) {
        say("TERM " + group);
    }

    synchronized void kill(long group) {
        say("KILL " + group);
    }

    private void say(String line) {
        if (closed) {
            return;
        }
        try {
            write(running(), line);
        } catch (IOException gone) {
            try {
                process = null;
                write(running(), line);
            } catch (IOException again) {
                LOG.log(System.Logger.Level.WARNING, "process groups cannot be signalled: " + again.getMessage());
            }
        }
    }

    private Process running() throws IOException {
        Process current = process;
        if (current == null || !current.isAlive()) {
            if (!Files.isExecutable(SHELL)) {
                throw new IOException(SHELL + " is missing");
            }
            List<String> command = new java.util.ArrayList<>(sessionPrefix);
            command.addAll(List.of(SHELL.toString(), "-c", SCRIPT));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            current = builder.start();
            process = current;
            for (Long group : groups) {
                write(current, "add " + group);
            }
        }
        return current;
    }

    private static void write(Process guard, String line) throws IOException {
        OutputStream out = guard.getOutputStream();
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Ends the guard, and with it every group still known. */
    @Override
    public synchronized void close() {
        closed = true;
        Process current = process;
        if (current != null) {
            try {
                current.getOutputStream().close();
            } catch (IOException gone) {
                LOG.log(System.Logger.Level.DEBUG, "the guard was gone already", gone);
            }
        }
    }
}
