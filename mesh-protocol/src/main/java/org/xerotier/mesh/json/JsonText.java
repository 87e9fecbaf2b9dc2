package org.xerotier.mesh.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.xerotier.mesh.json.JsonRefused.Reason;

/** What holds for any text: real UTF-8, whole characters, no NUL. */
final class JsonText {

    private JsonText() {}

    static CharBuffer decode(byte[] utf8) {
        if (utf8.length >= 3 && (utf8[0] & 0xff) == 0xef && (utf8[1] & 0xff) == 0xbb && (utf8[2] & 0xff) == 0xbf) {
            throw new JsonRefused(
                    Reason.BYTE_ORDER_MARK, "", "The text starts with a byte order mark; send it without.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8));
        } catch (CharacterCodingException e) {
            throw new JsonRefused(Reason.INVALID_UTF8, "", "The text is not valid UTF-8; encode it as UTF-8.");
        }
    }

    /** Refuses what looks the same to a person and differs, or ends early, for a program further down. */
    static void requireClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new JsonRefused(
                        Reason.NUL_CHARACTER, "", "Text must not contain the character U+0000; remove it.");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new JsonRefused(
                        Reason.LONE_SURROGATE, "", "Text contains half of a surrogate pair; send whole characters.");
            }
        }
    }
}
