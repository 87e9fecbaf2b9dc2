package org.xerotier.router.web.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.router.invocation.EventView;

/** An event as {@code text/event-stream} spells it. JSON has no line breaks of its own, so one data line is enough. */
final class EventText {

    private EventText() {}

    static byte[] of(EventView event) {
        String text = "id: " + event.sequence() + "\nevent: x_exec."
                + event.kind().wireName() + "\ndata: " + data(event) + "\n\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode data(EventView event) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("invocation_id", event.invocationId());
        data.put("sequence", event.sequence());
        data.set("at", JsonMapping.tree(event.at()));
        event.detail().fields().forEachRemaining(fact -> data.set(fact.getKey(), fact.getValue()));
        EventView.Piece piece = event.output();
        if (piece != null) {
            data.put("stream", piece.stream());
            data.put("offset", piece.offset());
            content(data, piece.data());
        }
        return data;
    }

    /** As text where the bytes are text by themselves; a character cut in two is not. */
    private static void content(ObjectNode data, byte[] bytes) {
        try {
            data.put(
                    "text",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException notText) {
            data.put("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }
}
