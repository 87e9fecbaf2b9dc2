package org.xerotier.systemtests.twins;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * JSON texts chosen to be spelled in as many ways, and to come as near to the edges, as one line can: the same seed
 * gives the same texts.
 */
final class NastyDocuments {

    private static final String[] NUMBERS = {
        "0",
        "-0",
        "0.0",
        "-0.0",
        "0e9",
        "1",
        "-1",
        "1.0",
        "1e0",
        "10E-1",
        "1e2",
        "100",
        "1.5e1",
        "0.1",
        "0.30000000000000004",
        "1e-6",
        "0.000001",
        "1e-7",
        "0.0000001",
        "9.99e-7",
        "1e21",
        "1.0E+21",
        "-1e21",
        "1e22",
        "1.2345e25",
        "5e-324",
        "4.9e-324",
        "2.2250738585072014e-308",
        "2.225073858507201e-308",
        "1.7976931348623157e308",
        "-1.7976931348623157E308",
        "9007199254740991",
        "-9007199254740991",
        "9007199254740990.0",
        "4503599627370496.5",
        "4503599627370497.5",
        "1e15",
        "123456789012345",
        "0.1e1",
        "333333333.33333329",
        "1E-10",
        "4.35",
        "0.000123",
        "1.1e-5",
        "7e-10",
        "9.5367431640625e-7",
        "295147905179352830000.0e3",
        "999999999999999.9",
        "1e23",
        "8.41e21",
        "2e-3",
        "1.0000000000000002"
    };

    private static final int[] EDGES = {
        0x20, 0x22, 0x2f, 0x5c, 0x7f, 0x80, 0x9f, 0xa0, 0xad, 0xe9, 0x301, 0x3c9, 0x5d0, 0x7ff, 0x800, 0x200b, 0x200d,
        0x2028, 0x2029, 0x202e, 0x20ac, 0x212b, 0xd7ff, 0xe000, 0xf8ff, 0xfb33, 0xfe0f, 0xfeff, 0xfffd, 0xfffe, 0xffff,
        0x10000, 0x1f600, 0x1f9d1, 0xe0001, 0x10fffd, 0x10ffff
    };

    private static final String[] NAMES = {
        "",
        "a",
        "A",
        "b",
        "aa",
        "a.b",
        "1",
        "10",
        "2",
        "-1",
        "__proto__",
        "constructor",
        "toString",
        "length",
        "\u00e9",
        "e\u0301",
        "\u20ac",
        "\r",
        "\ufb33",
        "\ud83d\ude00",
        "\u0080",
        "\u00f6",
        "\uffff",
        "\ud800\udc00",
        "</script>",
        "\"",
        "\\",
        "/"
    };

    private final Random random;

    NastyDocuments(long seed) {
        random = new Random(seed);
    }

    /** One document on one line. */
    String next() {
        StringBuilder out = new StringBuilder();
        value(out, 1 + random.nextInt(5), random.nextInt(4) == 0);
        return out.toString();
    }

    private void value(StringBuilder out, int depth, boolean scalarAllowed) {
        int kind = depth == 0 || (scalarAllowed && random.nextInt(3) > 0) ? 2 + random.nextInt(6) : random.nextInt(2);
        space(out);
        switch (kind) {
            case 0 -> object(out, depth);
            case 1 -> array(out, depth);
            case 2, 3, 4 -> number(out);
            case 5, 6 -> text(out, words());
            default -> out.append(List.of("true", "false", "null").get(random.nextInt(3)));
        }
        space(out);
    }

    private void object(StringBuilder out, int depth) {
        Set<String> names = new HashSet<>();
        int members = random.nextInt(8);
        for (int i = 0; i < members; i++) {
            names.add(random.nextBoolean() ? NAMES[random.nextInt(NAMES.length)] : words());
        }
        List<String> order = new ArrayList<>(names);
        Collections.sort(order);
        Collections.shuffle(order, random);
        out.append('{');
        for (int i = 0; i < order.size(); i++) {
            out.append(i == 0 ? "" : ",");
            space(out);
            text(out, order.get(i));
            space(out);
            out.append(':');
            value(out, depth - 1, true);
        }
        out.append('}');
    }

    private void array(StringBuilder out, int depth) {
        int elements = random.nextInt(6);
        out.append('[');
        for (int i = 0; i < elements; i++) {
            out.append(i == 0 ? "" : ",");
            value(out, depth - 1, true);
        }
        out.append(']');
    }

    private void number(StringBuilder out) {
        switch (random.nextInt(8)) {
            case 0, 1 -> out.append(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 2 -> out.append(random.nextLong() >> (11 + random.nextInt(52)));
            case 3 -> out.append(random.nextLong() >> 11).append(".0");
            case 4 -> out.append(spelled(random.nextInt(100_000) / Math.pow(10, random.nextInt(12))));
            case 5 -> out.append(spelled(Math.scalb(1.0, random.nextInt(2_046) - 1_022)));
            default -> out.append(spelled(bits()));
        }
    }

    /** Any finite double there is, neighbours of short ones more often. */
    private double bits() {
        double value = Double.longBitsToDouble(random.nextLong());
        if (random.nextInt(3) == 0) {
            double round = Double.parseDouble((1 + random.nextInt(999)) + "e" + (random.nextInt(60) - 30));
            value = random.nextBoolean() ? Math.nextUp(round) : Math.nextDown(round);
        }
        return Double.isFinite(value) ? value : random.nextGaussian();
    }

    /** The shortest spelling, or every digit it has, or those with an exponent of another look. */
    private String spelled(double value) {
        String text = Double.toString(value);
        return switch (random.nextInt(4)) {
            case 0 -> Math.abs(value) > 1e-20 && Math.abs(value) < 1e21 ? new BigDecimal(value).toPlainString() : text;
            case 1 -> text.replace("E", "e").replaceFirst("e(\\d)", "e+$1");
            case 2 -> text.contains("E") ? text : text + "e" + (random.nextBoolean() ? "-0" : "00");
            default -> text;
        };
    }

    private String words() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(10);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(character());
        }
        return text.toString();
    }

    private int character() {
        int point = switch (random.nextInt(6)) {
            case 0 -> 1 + random.nextInt(0x1f);
            case 1 -> EDGES[random.nextInt(EDGES.length)];
            case 2 -> random.nextInt(0x110000);
            default -> 0x20 + random.nextInt(0x5f);
        };
        return point == 0 || (point >= 0xd800 && point < 0xe000) ? 'x' : point;
    }

    private void text(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(out, text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0);
        }
        out.append('"');
    }

    private void character(StringBuilder out, char c, char following) {
        int shortForm = "\"\\/\b\f\n\r\t".indexOf(c);
        boolean half = Character.isSurrogate(c);
        if (shortForm >= 0 && (random.nextInt(4) > 0)) {
            out.append(shortForm == 2 && random.nextBoolean() ? "/" : "\\" + "\"\\/bfnrt".charAt(shortForm));
        } else if (c < 0x20 || c == '"' || c == '\\' || (!half && random.nextInt(10) == 0)) {
            out.append(hex(c));
        } else if (Character.isHighSurrogate(c) && random.nextInt(3) == 0) {
            out.append(hex(c));
            escapeNextHalf = following != 0;
        } else if (Character.isLowSurrogate(c) && escapeNextHalf) {
            out.append(hex(c));
            escapeNextHalf = false;
        } else {
            out.append(c);
        }
    }

    private boolean escapeNextHalf;

    private String hex(char c) {
        String digits = "%04x".formatted((int) c);
        return "\\u" + (random.nextBoolean() ? digits : digits.toUpperCase(java.util.Locale.ROOT));
    }

    private void space(StringBuilder out) {
        while (random.nextInt(6) == 0) {
            out.append(random.nextBoolean() ? ' ' : '\t');
        }
    }
}
