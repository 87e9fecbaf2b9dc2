package org.xerotier.mesh.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageInsufficientBufferException;
import org.msgpack.core.MessageIntegerOverflowException;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageSizeException;
import org.msgpack.core.MessageUnpacker;
import org.xerotier.mesh.codec.MalformedFrame.Reason;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Bytes;

/**
 * Reads one MessagePack map into a tree of {@code Long, Double, Boolean, String, Bytes, List, Map} and null. Nothing is
 * allocated on the word of a length: a length is compared with the bytes that are left first.
 */
public final class BoundedUnpacker {

    /** The top map has depth 1. */
    static final int MAX_DEPTH = 16;

    /** Values in one frame; the richest legal frame has about half as many. */
    static final int MAX_VALUES = 16_384;

    private final int length;
    private final MessageUnpacker in;
    private int values;

    private BoundedUnpacker(byte[] bytes) {
        this.length = bytes.length;
        this.in = MessagePack.newDefaultUnpacker(bytes);
    }

    /** Reads exactly one map and nothing after it, or throws {@link MalformedFrame}. The result cannot be changed. */
    public static Map<String, @Nullable Object> unpack(byte[] bytes) {
        if (bytes.length > Bounds.MAX_FRAME_BYTES) {
            throw new MalformedFrame(
                    Reason.TOO_LARGE,
                    "the frame has " + bytes.length + " bytes, at most " + Bounds.MAX_FRAME_BYTES + " are accepted");
        }
        BoundedUnpacker unpacker = new BoundedUnpacker(bytes);
        try {
            return unpacker.top();
        } catch (MessageInsufficientBufferException e) {
            throw truncated();
        } catch (MessageSizeException e) {
            throw truncated();
        } catch (MessageIntegerOverflowException e) {
            throw new MalformedFrame(Reason.INTEGER_TOO_LARGE, "an integer does not fit into 64 signed bits");
        } catch (MessagePackException | IOException e) {
            throw new MalformedFrame(Reason.UNSUPPORTED_FORMAT, "the bytes are not MessagePack");
        }
    }

    private Map<String, @Nullable Object> top() throws IOException {
        if (length == 0) {
            throw truncated();
        }
        if (!in.getNextFormat().getValueType().isMapType()) {
            throw new MalformedFrame(Reason.NOT_A_MAP, "a frame is a MessagePack map");
        }
        Map<String, @Nullable Object> map = map(1);
        if (left() > 0) {
            throw new MalformedFrame(Reason.TRAILING_BYTES, left() + " bytes follow the frame");
        }
        return map;
    }

    private @Nullable Object value(int depth) throws IOException {
        if (++values > MAX_VALUES) {
            throw new MalformedFrame(Reason.TOO_MANY_VALUES, "the frame holds more than " + MAX_VALUES + " values");
        }
        return switch (in.getNextFormat().getValueType()) {
            case NIL -> {
                in.unpackNil();
                yield null;
            }
            case BOOLEAN -> in.unpackBoolean();
            case INTEGER -> in.unpackLong();
            case FLOAT -> finite(in.unpackDouble());
            case STRING -> text();
            case BINARY -> Bytes.adopt(in.readPayload(available(in.unpackBinaryHeader(), 1)));
            case ARRAY -> list(depth + 1);
            case MAP -> map(depth + 1);
            case EXTENSION ->
                throw new MalformedFrame(Reason.UNSUPPORTED_FORMAT, "extension types have no meaning in a frame");
        };
    }

    private Map<String, @Nullable Object> map(int depth) throws IOException {
        checkDepth(depth);
        int count = available(in.unpackMapHeader(), 2);
        if (count == 0) {
            return Map.of();
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            if (!in.getNextFormat().getValueType().isStringType()) {
                throw new MalformedFrame(Reason.KEY_NOT_TEXT, "a map has a key that is not text");
            }
            String key = text();
            Object value = value(depth);
            if (map.containsKey(key)) {
                throw new MalformedFrame(Reason.DUPLICATE_KEY, "a map has the same key twice");
            }
            map.put(key, value);
        }
        return Collections.unmodifiableMap(map);
    }

    private List<@Nullable Object> list(int depth) throws IOException {
        checkDepth(depth);
        int count = available(in.unpackArrayHeader(), 1);
        if (count == 0) {
            return List.of();
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(value(depth));
        }
        return Collections.unmodifiableList(list);
    }

    private String text() throws IOException {
        byte[] utf8 = in.readPayload(available(in.unpackRawStringHeader(), 1));
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedFrame(Reason.INVALID_UTF8, "a text is not valid UTF-8");
        }
        if (text.indexOf('\0') >= 0) {
            // The database cannot store it, and C programs would see a shorter text.
            throw new MalformedFrame(Reason.NUL_CHARACTER, "a text holds U+0000");
        }
        return text;
    }

    private static Double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new MalformedFrame(Reason.NOT_FINITE, "a number is infinite or not a number");
        }
        return value;
    }

    private static void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedFrame(Reason.TOO_DEEP, "the frame is nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    /** The count, if that many things of at least that size can still follow. */
    private int available(int count, int smallest) {
        if ((long) count * smallest > left()) {
            throw truncated();
        }
        return count;
    }

    private long left() {
        return length - in.getTotalReadBytes();
    }

    private static MalformedFrame truncated() {
        return new MalformedFrame(Reason.TRUNCATED, "the frame ends before its content does");
    }
}
