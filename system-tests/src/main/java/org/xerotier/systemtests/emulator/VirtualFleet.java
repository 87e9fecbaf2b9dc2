package org.xerotier.systemtests.emulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.xerotier.mesh.jeromq.ConnectWatch;
import org.zeromq.ZContext;

/**
 * A child process: plays the agents of a file and prints one line of JSON a second until its standard input is closed. All
 * sockets are looked at in turn, {@value #ROUNDS_PER_SECOND} times a second (each look is a system call), so figures are no finer than a round.
 */
public final class VirtualFleet {

    private static final int ROUNDS_PER_SECOND = 10;
    private static final int SOCKETS_PER_AGENT = 4;

    private VirtualFleet() {}

    /** @param args the file of identities */
    public static void main(String[] args) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(args[0]));
        try (ZContext context = new ZContext(1)) {
            ConnectWatch connects = ConnectWatch.in(context);
            context.getContext().setMaxSockets(lines.size() * SOCKETS_PER_AGENT + 64);
            Tally tally = new Tally();
            List<VirtualAgent> agents = new ArrayList<>();
            for (String line : lines) {
                agents.add(new VirtualAgent(Identity.of(line), context, connects, tally, millis()));
            }
            long printAt = millis() + 1_000;
            while (System.in.available() == 0) {
                long began = millis();
                agents.forEach(agent -> agent.step(millis()));
                if (millis() >= printAt) {
                    printAt += 1_000;
                    System.out.println(tally.line(
                            agents.size(),
                            agents.stream().filter(VirtualAgent::isUp).count()));
                }
                long rest = 1_000 / ROUNDS_PER_SECOND - (millis() - began);
                if (rest > 0) {
                    TimeUnit.MILLISECONDS.sleep(rest);
                }
            }
            // A process that ends takes its connections with it; closing thousands in order would only take time.
            Runtime.getRuntime().halt(0);
        }
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }
}
