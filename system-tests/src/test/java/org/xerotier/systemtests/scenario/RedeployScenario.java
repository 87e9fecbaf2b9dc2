package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.ProcessFigures;
import org.xerotier.systemtests.stack.Stack;

/**
 * Redeploying leaves nothing behind: threads, sockets and the application's classes are as before.
 *
 * <p>"Before" is after {@link #WARM_UP} redeployments: threads that the server starts once, for its first application, keep
 * the loaders of that one deployment for good (docs/explanation/redeployment.md). That is one application more for
 * the life of the server; a leak would be one more per redeployment.
 */
@ExtendWith(OnTheStack.class)
class RedeployScenario {

    private static final int WARM_UP = 2;
    private static final int TIMES = 10;
    private static final Duration LET_GO = Duration.ofSeconds(45);

    private final Stack stack;

    RedeployScenario(Stack stack) {
        this.stack = stack;
    }

    @Test
    void tenRedeploysLeaveNothingBehind() {
        for (int i = 0; i < WARM_UP; i++) {
            stack.deploy();
        }
        Footprint before = Footprint.of(stack);
        for (int i = 0; i < TIMES; i++) {
            stack.deploy();
        }
        stack.awaitState(OnTheStack.AGENT, "active");
        new Calls(stack.api()).awaitAgent();
        // Caches of the server let the last deployment but one go within moments.
        try {
            Await.until(
                    "the class loaders of applications are gone",
                    LET_GO,
                    () -> Footprint.of(stack).loaders() <= before.loaders());
        } catch (AssertionError leak) {
            throw new AssertionError(
                    "%s%nbefore %s%nafter %s".formatted(leak.getMessage(), before, Footprint.of(stack)), leak);
        }
        Footprint after = Footprint.of(stack);
        System.out.printf("figure: before %s, after %d redeploys %s%n", before, TIMES, after);

        assertThat(after.meshThreads()).isEqualTo(before.meshThreads());
        assertThat(after.listening()).isEqualTo(before.listening());
        assertThat(after.adapters()).as("live resource adapters").isEqualTo(1);
        assertThat(after.contexts()).as("live JeroMQ contexts").isEqualTo(before.contexts());
        assertThat(after.loaders()).as("class loaders of applications").isLessThanOrEqualTo(before.loaders());
    }

    /**
     * What a deployment holds on to.
     *
     * @param meshThreads threads that run the adapter's or JeroMQ's code
     * @param listening listening sockets of the server
     * @param adapters live instances of the resource adapter after a collection
     * @param contexts live JeroMQ contexts after a collection
     * @param loaders live class loaders of deployed applications after a collection
     */
    record Footprint(int threads, int meshThreads, int listening, int adapters, int contexts, int loaders) {

        private static final Pattern MESH = Pattern.compile("at (org\\.xerotier\\.mesh\\.ra|zmq\\.|org\\.zeromq)");

        static Footprint of(Stack stack) {
            String dump = stack.domain().threadDump();
            int mesh = 0;
            int all = 0;
            for (String thread : dump.split("\n\n")) {
                if (thread.startsWith("\"")) {
                    all++;
                    mesh += MESH.matcher(thread).find() ? 1 : 0;
                }
            }
            long pid = stack.domain().process().orElseThrow().pid();
            // Twice, with finalizers between: what the last undeployment closed is collectable only after they ran.
            ProcessFigures.jcmd(pid, "GC.run");
            ProcessFigures.jcmd(pid, "GC.run_finalization");
            String histogram = ProcessFigures.jcmd(pid, "GC.class_histogram");
            return new Footprint(
                    all,
                    mesh,
                    listening(pid),
                    instances(histogram, "org.xerotier.mesh.ra.MeshResourceAdapter"),
                    instances(histogram, "zmq.Ctx"),
                    instances(histogram, "org.glassfish.javaee.full.deployment.EarLibClassLoader")
                            + instances(histogram, "org.glassfish.javaee.full.deployment.EarClassLoader")
                            + instances(histogram, "org.glassfish.web.loader.WebappClassLoader"));
        }

        private static int instances(String histogram, String type) {
            int sum = 0;
            for (String line : histogram.lines().toList()) {
                String[] columns = line.trim().split("\\s+");
                if (columns.length >= 4 && columns[3].equals(type)) {
                    sum += Integer.parseInt(columns[1]);
                }
            }
            return sum;
        }

        private static int listening(long pid) {
            try {
                Path proc = Path.of("/proc", Long.toString(pid));
                List<String> inodes;
                try (var descriptors = Files.list(proc.resolve("fd"))) {
                    inodes = descriptors
                            .map(Footprint::target)
                            .filter(target -> target.startsWith("socket:["))
                            .map(target -> target.substring(8, target.length() - 1))
                            .toList();
                }
                int count = 0;
                for (String table : List.of("net/tcp", "net/tcp6")) {
                    for (String line : Files.readAllLines(proc.resolve(table))) {
                        String[] columns = line.trim().split("\\s+");
                        if (columns.length > 9 && columns[3].equals("0A") && inodes.contains(columns[9])) {
                            count++;
                        }
                    }
                }
                return count;
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        private static String target(Path descriptor) {
            try {
                return Files.readSymbolicLink(descriptor).toString();
            } catch (IOException closed) {
                return "";
            }
        }
    }
}
