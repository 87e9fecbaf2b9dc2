package org.xerotier.xeroctl.context;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The part of TOML the configuration file needs: comments, tables one after the other, and keys with strings. Anything
 * else is refused with its line, since guessing at a file that holds keys helps nobody.
 */
final class Toml {
    private static final String TOP = "";

    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    private String table = TOP;

    private Toml() {
        tables.put(TOP, new LinkedHashMap<>());
    }

    /** Tables by their dotted name, each with its keys; the keys above the first table are under the empty name. */
    static Map<String, Map<String, String>> read(String text) throws Fault {
        Toml toml = new Toml();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                toml.line(new TomlLine(line));
            } catch (Fault fault) {
                throw new Fault("line " + number + ": " + fault.getMessage());
            }
        }
        return toml.tables;
    }

    /** A basic string, quotes included. */
    static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                text.append('\\').appendCodePoint(point);
            } else if (point < 0x20 || point == 0x7f) {
                text.append("\\u00")
                        .append(Character.forDigit(point >> 4, 16))
                        .append(Character.forDigit(point & 0xf, 16));
            } else {
                text.appendCodePoint(point);
            }
        });
        return text.append('"').toString();
    }

    private void line(TomlLine line) throws Fault {
        if (line.isBlank()) {
            return;
        }
        if (line.takes('[')) {
            StringBuilder name = new StringBuilder(line.key());
            while (line.takes('.')) {
                name.append('.').append(line.key());
            }
            line.expect(']');
            line.expectEnd();
            table = name.toString();
            if (tables.putIfAbsent(table, new LinkedHashMap<>()) != null) {
                throw new Fault("[" + table + "] is there twice");
            }
            return;
        }
        String key = line.key();
        line.expect('=');
        String value = line.string();
        line.expectEnd();
        if (tables.computeIfAbsent(table, name -> new LinkedHashMap<>()).putIfAbsent(key, value) != null) {
            throw new Fault("'" + key + "' is there twice");
        }
    }

    /** Why the text cannot be read. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String reason) {
            super(reason);
        }
    }
}
