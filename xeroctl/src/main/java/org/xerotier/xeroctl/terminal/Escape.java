package org.xerotier.xeroctl.terminal;

import org.xerotier.xeroctl.json.Unsafe;

/** Makes text harmless: whatever a terminal would act on, reorder or hide becomes a visible escape. */
public final class Escape {
    private Escape() {}

    /** For one line: line ends and tabs become visible too. */
    public static String line(String text) {
        return escape(text, false);
    }

    /** For text of several lines: line ends and tabs stay. */
    public static String block(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean keepLayout) {
        int safe = safePrefix(text, keepLayout);
        if (safe == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, safe);
        for (int i = safe; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            boolean carriageReturnOfLineEnd =
                    keepLayout && point == '\r' && i < text.length() && text.charAt(i) == '\n';
            if (carriageReturnOfLineEnd) {
                continue;
            }
            append(shown, point, keepLayout);
        }
        return shown.toString();
    }

    private static int safePrefix(String text, boolean keepLayout) {
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            if (Unsafe.toShow(point) && !isLayout(point, keepLayout)) {
                return i;
            }
            i += Character.charCount(point);
        }
        return i;
    }

    private static void append(StringBuilder shown, int point, boolean keepLayout) {
        if (!Unsafe.toShow(point) || isLayout(point, keepLayout)) {
            shown.appendCodePoint(point);
            return;
        }
        switch (point) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                String digits = Integer.toHexString(point);
                if (point <= 0xff) {
                    shown.append("\\x").append("0".repeat(2 - digits.length())).append(digits);
                } else if (point <= 0xffff) {
                    shown.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
                } else {
                    shown.append("\\u{").append(digits).append('}');
                }
            }
        }
    }

    private static boolean isLayout(int point, boolean keepLayout) {
        return keepLayout && (point == '\n' || point == '\t');
    }
}
