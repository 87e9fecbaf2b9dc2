package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.router.kernel.AppendOnly;

/** Something that happened to an invocation; written once. A piece of output is an event with data. */
@Entity
@AppendOnly
@Table(name = "invocation_events")
@IdClass(InvocationEvent.Key.class)
class InvocationEvent {

    /** Which invocation, and where in its order. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String invocationId = "";
        long sequence;

        public Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && sequence == that.sequence && invocationId.equals(that.invocationId);
        }

        @Override
        public int hashCode() {
            return 31 * invocationId.hashCode() + Long.hashCode(sequence);
        }
    }

    @Id
    @Column(name = "invocation_id")
    private String invocationId;

    @Id
    private long sequence;

    private String kind;
    private Instant at;
    private JsonNode detail;

    @Column(name = "execution_id")
    private @Nullable String executionId;

    private @Nullable Long piece;
    private @Nullable String stream;

    @Column(name = "stream_offset")
    private @Nullable Long streamOffset;

    private byte @Nullable [] data;

    protected InvocationEvent() {}

    InvocationEvent(Invocation of, EventKind kind, Instant at, JsonNode detail) {
        invocationId = of.id().value();
        sequence = of.nextEvent();
        this.kind = kind.wireName();
        this.at = at;
        this.detail = detail;
    }

    /** A piece of output; {@code sealed} is its encrypted content. */
    InvocationEvent(Invocation of, Execution execution, OutputPiece output, byte[] sealed, Instant at) {
        this(of, EventKind.PROGRESS, at, JsonNodeFactory.instance.objectNode());
        executionId = execution.id().value();
        piece = output.sequence();
        stream = output.stream().wireName();
        streamOffset = output.offset();
        data = sealed;
    }

    long piece() {
        return piece == null ? 0 : piece;
    }

    /** Encrypted output, and what it is bound to. */
    record Sealed(String execution, long piece, byte[] data) {}

    EventView view(Function<Sealed, byte[]> opener) {
        EventView.Piece output = null;
        if (data != null && executionId != null && piece != null && stream != null && streamOffset != null) {
            output = new EventView.Piece(stream, streamOffset, opener.apply(new Sealed(executionId, piece, data)));
        }
        return new EventView(
                invocationId, sequence, EventKind.valueOf(kind.toUpperCase(Locale.ROOT)), at, detail, output);
    }
}
