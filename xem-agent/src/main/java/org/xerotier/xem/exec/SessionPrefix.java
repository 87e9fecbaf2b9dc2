package org.xerotier.xem.exec;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The words put before every tool: {@code setsid} for a session and process group of its own, and, where util-linux is
 * new enough, {@code setpriv --pdeathsig KILL}, by which the kernel ends the tool when the agent dies.
 *
 * @param words replace themselves with what follows, so the process id stays the tool's own
 * @param ownGroup whether the tool leads a group that can be signalled
 */
record SessionPrefix(List<String> words, boolean ownGroup) {

    private static final System.Logger LOG = System.getLogger("xem.exec");
    private static final List<String> FOLDERS = List.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/");
    private static final long PATIENCE_SECONDS = 5;

    SessionPrefix {
        words = List.copyOf(words);
    }

    static SessionPrefix detect() {
        List<String> words = new ArrayList<>();
        List<String> session = works(List.of(), "setsid", List.of());
        words.addAll(session);
        List<String> parentDeath = works(words, "setpriv", List.of("--pdeathsig", "KILL", "--"));
        words.addAll(parentDeath);
        if (session.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "setsid is missing: cancelling reaches only a tool's known children");
        }
        return new SessionPrefix(words, !session.isEmpty());
    }

    private static List<String> works(List<String> before, String name, List<String> options) {
        for (String folder : FOLDERS) {
            if (Files.isExecutable(Path.of(folder + name))) {
                List<String> prefix = new ArrayList<>(List.of(folder + name));
                prefix.addAll(options);
                List<String> trial = new ArrayList<>(before);
                trial.addAll(prefix);
                trial.add(Files.isExecutable(Path.of("/bin/true")) ? "/bin/true" : "/usr/bin/true");
                return succeeds(trial) ? prefix : List.of();
            }
        }
        return List.of();
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
        } catch (IOException missing) {
            LOG.log(System.Logger.Level.DEBUG, "not usable: " + command, missing);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
