package org.xerotier.xeroctl.json;

/**
 * Which characters must not reach a terminal as they are: those it acts on (C0, DEL, C1), those that reorder what is
 * read (bidirectional controls) and those nobody sees (zero width, fillers, tags).
 */
public final class Unsafe {
    private static final String DIGITS = "0123456789abcdef";

    private Unsafe() {}

    public static boolean toShow(int point) {
        if (point >= 0x20 && point < 0x7f) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isInvisible(point);
        };
    }

    static String fourDigits(int unit) {
        StringBuilder digits = new StringBuilder(4);
        for (int shift = 12; shift >= 0; shift -= 4) {
            digits.append(DIGITS.charAt((unit >> shift) & 0xf));
        }
        return digits.toString();
    }

    /** Letters and marks that take no room or show nothing, though Unicode does not call them format characters. */
    private static boolean isInvisible(int point) {
        return point == 0x034f
                || point == 0x115f
                || point == 0x1160
                || point == 0x17b4
                || point == 0x17b5
                || (point >= 0x180b && point <= 0x180f)
                || point == 0x3164
                || point == 0xffa0
                || (point >= 0xfe00 && point <= 0xfe0f)
                || (point >= 0xe0100 && point <= 0xe01ef);
    }
}
