package org.xerotier.xeroctl.context;

/** A place in one line of TOML, moving from left to right. */
final class TomlLine {
    private static final String KEY_CHARACTERS = "-_";

    private final String line;
    private int at;

    TomlLine(String line) {
        this.line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    boolean isBlank() {
        skipSpace();
        return at == line.length() || line.charAt(at) == '#';
    }

    boolean takes(char wanted) {
        skipSpace();
        boolean there = at < line.length() && line.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    void expect(char wanted) throws Toml.Fault {
        if (!takes(wanted)) {
            throw new Toml.Fault("expected '" + wanted + "' at column " + (at + 1));
        }
    }

    void expectEnd() throws Toml.Fault {
        if (!isBlank()) {
            throw new Toml.Fault("unexpected text at column " + (at + 1));
        }
    }

    /** A bare or a quoted key. */
    String key() throws Toml.Fault {
        skipSpace();
        if (at < line.length() && (line.charAt(at) == '"' || line.charAt(at) == '\'')) {
            return string();
        }
        int start = at;
        while (at < line.length() && isBare(line.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw new Toml.Fault("expected a key at column " + (at + 1));
        }
        return line.substring(start, at);
    }

    String string() throws Toml.Fault {
        if (takes('\'')) {
            int end = line.indexOf('\'', at);
            if (end < 0) {
                throw new Toml.Fault("the string has no end");
            }
            String value = line.substring(at, end);
            at = end + 1;
            return value;
        }
        if (!takes('"')) {
            throw new Toml.Fault("expected a string in quotes at column " + (at + 1));
        }
        StringBuilder value = new StringBuilder();
        while (at < line.length() && line.charAt(at) != '"') {
            char next = line.charAt(at++);
            value.append(next == '\\' ? escaped() : next);
        }
        if (at == line.length()) {
            throw new Toml.Fault("the string has no end");
        }
        at++;
        return value.toString();
    }

    private char escaped() throws Toml.Fault {
        char kind = at < line.length() ? line.charAt(at++) : ' ';
        return switch (kind) {
            case '"', '\\' -> kind;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw new Toml.Fault("unknown escape at column " + at);
        };
    }

    private char unicode() throws Toml.Fault {
        if (at + 4 > line.length()) {
            throw new Toml.Fault("\\u needs four digits");
        }
        try {
            char unit = (char) Integer.parseInt(line.substring(at, at + 4), 16);
            at += 4;
            return unit;
        } catch (NumberFormatException fault) {
            throw new Toml.Fault("\\u needs four hexadecimal digits");
        }
    }

    private static boolean isBare(char unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || KEY_CHARACTERS.indexOf(unit) >= 0;
    }

    private void skipSpace() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }
}
