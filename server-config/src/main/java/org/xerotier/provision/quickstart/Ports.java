package org.xerotier.provision.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xerotier.provision.FreePorts;
import org.xerotier.provision.PrivateFiles;
import org.xerotier.provision.ProvisionException;

/** The loopback ports of one quickstart: wished for, or remembered from the last start, or any free ones. */
final class Ports {
    /** Who listens. */
    enum Port {
        HTTP,
        ADMIN,
        MESH,
        POSTGRES,
        JMS,
        HTTP_2,
        ADMIN_2,
        MESH_2,
        JMS_2;

        String flag() {
            return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
        }

        String variable() {
            return "QUICKSTART_" + name() + "_PORT";
        }
    }

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = new EnumMap<>(numbers);
    }

    int of(Port port) {
        var number = numbers.get(port);
        if (number == null) {
            throw new IllegalStateException("no port for " + port);
        }
        return number;
    }

    /**
     * Decides all ports.
     *
     * @param wished what flags and environment ask for
     * @param remembered from the last start
     * @param running whether our programs hold a remembered port right now
     */
    static Ports decide(
            Map<Port, Integer> wished, Map<Port, Integer> remembered, Predicate<Port> running, IntPredicate isFree) {
        var decided = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            var before = remembered.get(port);
            var wish = wished.get(port);
            if (before != null && running.test(port)) {
                refuseMove(port, before, wish);
                decided.put(port, before);
            } else if (wish != null) {
                decided.put(port, free(port, wish, isFree));
            } else if (before != null && isFree.test(before)) {
                decided.put(port, before);
            }
        }
        var missing = new ArrayList<>(List.of(Port.values()));
        missing.removeAll(decided.keySet());
        var fresh = FreePorts.pick(missing.size());
        for (int i = 0; i < missing.size(); i++) {
            decided.put(missing.get(i), fresh.get(i));
        }
        return new Ports(decided);
    }

    static Map<Port, Integer> remembered(Path file) {
        var found = new EnumMap<Port, Integer>(Port.class);
        if (!Files.exists(file)) {
            return found;
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        for (var port : Port.values()) {
            var value = properties.getProperty(port.name());
            if (value != null) {
                found.put(port, number(value, file.toString()));
            }
        }
        return found;
    }

    void remember(Path file) {
        var text = new StringBuilder();
        numbers.forEach(
                (port, number) -> text.append(port).append('=').append(number).append('\n'));
        PrivateFiles.write(file, text.toString());
    }

    static int number(String text, String where) {
        try {
            var number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        throw new ProvisionException(where + ": " + text + " is not a port.", "Give a number from 1 to 65535.");
    }

    private static int free(Port port, int wish, IntPredicate isFree) {
        if (!isFree.test(wish)) {
            throw new ProvisionException(
                    "Port " + wish + ", wished for by " + port.flag() + " or " + port.variable() + ", is in use.",
                    "Choose another one, or leave it out and any free port is taken.");
        }
        return wish;
    }

    private static void refuseMove(Port port, int before, @Nullable Integer wish) {
        if (wish != null && wish != before) {
            throw new ProvisionException(
                    "It runs already, with port " + before + " for " + port + "; it cannot move to " + wish + ".",
                    "Run ./quickstart stop first.");
        }
    }
}
