package org.xerotier.xeroctl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xerotier.xeroctl.desk.Interrupts;
import org.xerotier.xeroctl.terminal.Streams;

/** A user at a terminal, or a script without one: runs commands and reads what came out. */
final class Session {
    static final Instant NOW = Instant.parse("2026-11-21T04:20:00Z");

    /** What a command left behind. */
    record Result(int exitCode, String out, String err) {}

    final Map<String, String> environment = new HashMap<>();
    final List<Duration> pauses = new ArrayList<>();
    private final List<Runnable> interruptActions = new ArrayList<>();
    private final Path home;
    private ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean terminal;
    private int columns;
    private String input = "";
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    Session(Path home) {
        this.home = home;
    }

    static Session at(FakeRouter router) {
        Session session = new Session(Path.of("/nonexistent"));
        session.environment.put("XEROCTL_BASE_URL", router.baseUrl());
        session.environment.put("XEROCTL_API_KEY", "xero_demo_secret12345");
        return session;
    }

    Session onTerminal(int width) {
        terminal = true;
        columns = width;
        return this;
    }

    Session withInput(String text) {
        input = text;
        return this;
    }

    Session withClock(Clock other) {
        clock = other;
        return this;
    }

    /** Presses Ctrl-C during the last command, and says what was then printed. */
    String interrupt() {
        err.reset();
        interruptActions.get(interruptActions.size() - 1).run();
        return err.toString(StandardCharsets.UTF_8);
    }

    Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        Interrupts interrupts = action -> {
            interruptActions.add(action);
            return () -> {};
        };
        Surroundings surroundings = new Surroundings(
                environment,
                home,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new Streams(out, err, terminal, terminal, columns),
                interrupts,
                clock,
                pauses::add,
                () -> "generated-key");
        int exitCode = Main.run(args, surroundings);
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
