package org.xerotier.xeroctl;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.desk.Interrupts;
import org.xerotier.xeroctl.desk.Pause;
import org.xerotier.xeroctl.desk.ShutdownInterrupts;
import org.xerotier.xeroctl.terminal.Streams;
import org.xerotier.xeroctl.terminal.Terminal;

/** The process around a command, so that a test can be one. */
record Surroundings(
        Map<String, String> environment,
        Path home,
        InputStream input,
        Streams streams,
        Interrupts interrupts,
        Clock clock,
        Pause pause,
        Supplier<String> newIdempotencyKey) {

    /** This process. What its streams are connected to is known best by the script that started it. */
    static Surroundings ofProcess() {
        String terminals = System.getProperty("xeroctl.terminals");
        boolean guess = terminals == null
                && System.console() != null
                && Runtime.version().feature() < 22;
        boolean outIsTerminal = guess || (terminals != null && terminals.contains("1"));
        boolean errIsTerminal = guess || (terminals != null && terminals.contains("2"));
        return new Surroundings(
                System.getenv(),
                Path.of(System.getProperty("user.home", "/")),
                System.in,
                Terminal.processStreams(outIsTerminal, errIsTerminal, columns(outIsTerminal)),
                new ShutdownInterrupts(),
                Clock.systemUTC(),
                Pause.real(),
                () -> "xeroctl-" + UUID.randomUUID());
    }

    private static int columns(boolean outIsTerminal) {
        int known = number(System.getenv("COLUMNS"));
        if (known == 0 && outIsTerminal) {
            known = number(System.getProperty("xeroctl.columns"));
        }
        return known == 0 && outIsTerminal ? 80 : known;
    }

    private static int number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 4) {
            return 0;
        }
        return text.chars().allMatch(digit -> digit >= '0' && digit <= '9') ? Integer.parseInt(text) : 0;
    }
}
