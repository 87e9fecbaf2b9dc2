package org.xerotier.mesh.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.xerotier.mesh.codec.MalformedFrame.Reason;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Bytes;

/** Writes such trees as {@link BoundedUnpacker} reads, in their own order and the shortest encoding: equal in, equal out. */
public final class BoundedPacker {

    private BoundedPacker() {}

    /** Refuses, as {@link MalformedFrame}, what no peer would read: too large or too deep. */
    public static byte[] pack(Map<String, ? extends @Nullable Object> map) {
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            write(out, map, 0);
            if (out.getTotalWrittenBytes() > Bounds.MAX_FRAME_BYTES) {
                throw new MalformedFrame(
                        Reason.TOO_LARGE,
                        "the frame would have " + out.getTotalWrittenBytes() + " bytes, at most "
                                + Bounds.MAX_FRAME_BYTES + " are accepted; send less in one frame");
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }

    private static void write(MessageBufferPacker out, @Nullable Object value, int depth) throws IOException {
        if (value == null) {
            out.packNil();
        } else if (value instanceof String text) {
            text(out, text);
        } else if (value instanceof Long number) {
            out.packLong(number);
        } else if (value instanceof Integer number) {
            out.packInt(number);
        } else if (value instanceof Boolean flag) {
            out.packBoolean(flag);
        } else if (value instanceof Double number) {
            out.packDouble(number);
        } else if (value instanceof Bytes bytes) {
            out.packBinaryHeader(bytes.length());
            out.writePayload(bytes.view());
        } else if (value instanceof List<?> list) {
            checkDepth(depth);
            out.packArrayHeader(list.size());
            for (Object element : list) {
                write(out, element, depth + 1);
            }
        } else if (value instanceof Map<?, ?> map) {
            checkDepth(depth);
            out.packMapHeader(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text(out, (String) entry.getKey());
                write(out, entry.getValue(), depth + 1);
            }
        } else {
            throw new IllegalArgumentException(
                    "no wire form for " + value.getClass().getName());
        }
    }

    /** A text the other side would refuse is refused here, where the mistake is. */
    private static void text(MessageBufferPacker out, String text) throws IOException {
        if (text.indexOf('\0') >= 0) {
            throw new MalformedFrame(Reason.NUL_CHARACTER, "a text to be sent holds U+0000");
        }
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            out.packRawStringHeader(utf8.remaining());
            out.writePayload(utf8.array(), utf8.arrayOffset(), utf8.remaining());
        } catch (CharacterCodingException e) {
            throw new MalformedFrame(Reason.INVALID_UTF8, "a text to be sent holds half a surrogate pair");
        }
    }

    private static void checkDepth(int depth) {
        if (depth >= BoundedUnpacker.MAX_DEPTH) {
            throw new MalformedFrame(Reason.TOO_DEEP, "the frame is nested too deeply");
        }
    }
}
