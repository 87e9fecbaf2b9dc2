package org.xerotier.mesh.codec;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.xerotier.mesh.frame.Frame;

/** How one kind of frame is laid out: its fields out, its fields in. */
record FrameForm<T extends Frame>(Class<T> type, BiConsumer<T, FieldMap> writer, Function<Fields, T> reader) {

    void write(Frame frame, FieldMap out) {
        writer.accept(type.cast(frame), out);
    }

    Frame read(Fields in) {
        return reader.apply(in);
    }
}
