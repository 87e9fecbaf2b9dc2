package org.xerotier.xeroctl.terminal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes that arrive in pieces into harmless text. A character split between two pieces is held back until the
 * rest of it comes; so is a carriage return, until it is clear whether it ends a line.
 */
final class LiveText {
    private static final int LONGEST_CHARACTER = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] held = new byte[0];
    private boolean heldReturn;

    String take(byte[] piece) {
        ByteBuffer bytes = ByteBuffer.allocate(held.length + piece.length);
        bytes.put(held).put(piece).flip();
        CharBuffer chars = CharBuffer.allocate(bytes.remaining() + LONGEST_CHARACTER);
        decoder.decode(bytes, chars, false);
        held = new byte[bytes.remaining()];
        bytes.get(held);
        return harmless(chars.flip().toString(), false);
    }

    /** What was held back, when nothing more will come. */
    String end() {
        String rest = held.length == 0 ? "" : "\ufffd";
        held = new byte[0];
        return harmless(rest, true);
    }

    private String harmless(String text, boolean last) {
        String whole = heldReturn ? "\r" + text : text;
        heldReturn = !last && whole.endsWith("\r");
        return Escape.block(heldReturn ? whole.substring(0, whole.length() - 1) : whole);
    }
}
