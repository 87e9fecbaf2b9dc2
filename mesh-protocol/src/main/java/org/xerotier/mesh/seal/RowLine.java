package org.xerotier.mesh.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of rows, exactly as {@link ExportLines} writes them; one object for all lines of a file. */
final class RowLine {

    static final byte[] BEGIN = ascii(ExportLines.BEGIN);

    private static final byte[] ROW_HASH = ascii(ExportLines.ROW_HASH);
    private static final byte[] CHAIN_HASH = ascii(ExportLines.CHAIN_HASH);
    private static final byte[] PREVIOUS = ascii(ExportLines.PREVIOUS);
    private static final byte[] PATH = ascii(ExportLines.PATH);
    private static final byte[] ROW_AFTER_HASH = ascii(ExportLines.ROW_AFTER_HASH);
    private static final byte[] ROW_AFTER_PATH = ascii(ExportLines.ROW_AFTER_PATH);
    private static final Pattern ID = Pattern.compile("\"id\":\"(aud_[0-9a-f]{32})\"");
    private static final int MAX_DIGITS = 18;
    private static final int MAX_PATH = 64;
    private static final byte[] VALUES = new byte[256];

    static {
        for (int i = 0; i < VALUES.length; i++) {
            VALUES[i] = (byte) (i >= '0' && i <= '9' ? i - '0' : i >= 'a' && i <= 'f' ? i - 'a' + 10 : -1);
        }
    }

    final byte[] rowHash = new byte[Digest.BYTES];
    final byte[] chainHash = new byte[Digest.BYTES];
    final byte[] previous = new byte[Digest.BYTES];
    final List<byte[]> path = new ArrayList<>();
    long sequence;
    boolean isProven;
    int rowFrom;
    int rowTo;

    private byte[] bytes = new byte[0];
    private int at;
    private int to;

    void read(byte[] buffer, int from, int end) {
        bytes = buffer;
        at = from;
        to = end;
        literal(BEGIN);
        sequence = number();
        literal(ROW_HASH);
        hash(rowHash);
        literal(CHAIN_HASH);
        hash(chainHash);
        path.clear();
        isProven = is(PREVIOUS);
        if (isProven) {
            literal(PREVIOUS);
            hash(previous);
            path();
        } else {
            literal(ROW_AFTER_HASH);
        }
        rowFrom = at;
        rowTo = to - 1;
        if (rowTo <= rowFrom || bytes[rowTo] != '}') {
            throw new ExportRefused("the line of a row does not end with it");
        }
    }

    boolean isGone() {
        return rowTo - rowFrom == 4 && bytes[rowFrom] == 'n';
    }

    /** The row's id, for naming it; the last one in the text, since a row's own comes after its details. */
    static String id(byte[] line) {
        Matcher found = ID.matcher(new String(line, StandardCharsets.UTF_8));
        String id = "";
        while (found.find()) {
            id = found.group(1);
        }
        return id;
    }

    private void path() {
        literal(PATH);
        while (at < to && bytes[at] != ']') {
            if (!path.isEmpty()) {
                one(',');
            }
            one('"');
            byte[] hash = new byte[Digest.BYTES];
            hash(hash);
            one('"');
            path.add(hash);
            if (path.size() > MAX_PATH) {
                throw malformed();
            }
        }
        literal(ROW_AFTER_PATH);
    }

    private long number() {
        long value = 0;
        int first = at;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            value = 10 * value + (bytes[at++] - '0');
            if (at - first > MAX_DIGITS) {
                throw malformed();
            }
        }
        if (at == first || bytes[first] == '0') {
            throw malformed();
        }
        return value;
    }

    private void hash(byte[] target) {
        if (to - at < 2 * Digest.BYTES) {
            throw malformed();
        }
        int bad = 0;
        for (int i = 0; i < Digest.BYTES; i++) {
            int high = VALUES[bytes[at] & 0xff];
            int low = VALUES[bytes[at + 1] & 0xff];
            bad |= high | low;
            target[i] = (byte) (high << 4 | low);
            at += 2;
        }
        if (bad < 0) {
            throw malformed();
        }
    }

    private void one(char expected) {
        if (at >= to || bytes[at] != expected) {
            throw malformed();
        }
        at++;
    }

    private boolean is(byte[] expected) {
        if (to - at < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private void literal(byte[] expected) {
        if (!is(expected)) {
            throw malformed();
        }
        at += expected.length;
    }

    private static ExportRefused malformed() {
        return new ExportRefused("the line is not written the way rows are");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
