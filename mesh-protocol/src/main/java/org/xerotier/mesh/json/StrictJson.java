package org.xerotier.mesh.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import org.xerotier.mesh.json.JsonRefused.Reason;

/**
 * The intake for JSON from outside. One text has exactly one meaning here, or it is refused: no duplicate names, no
 * text after the value, no number that changes on the way, no half characters.
 *
 * <p>Whole numbers arrive as longs whether they were spelled {@code 1}, {@code 1.0} or {@code 1e0}.
 */
public final class StrictJson {

    /**
     * Jackson's own ceilings are out of the way on purpose: ours are checked token by token with the field's path, and
     * the document as a whole is already short. Names are not interned, since strangers choose them.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private StrictJson() {}

    /** Reads one value, or throws {@link JsonRefused}. */
    public static JsonNode parse(byte[] utf8, JsonLimits limits) {
        if (utf8.length > limits.maxBytes()) {
            throw new JsonRefused(
                    Reason.TOO_LARGE,
                    "",
                    "The JSON is " + utf8.length + " bytes long; at most " + limits.maxBytes() + " are accepted.");
        }
        CharBuffer text = JsonText.decode(utf8);
        try (JsonParser parser = FACTORY.createParser(text.array(), text.arrayOffset(), text.length())) {
            JsonNode value = new StrictTree(parser, limits).read();
            requireEnd(parser);
            return value;
        } catch (JsonProcessingException e) {
            throw syntax(e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    /** The same for documents that must be an object. */
    public static ObjectNode parseObject(byte[] utf8, JsonLimits limits) {
        if (parse(utf8, limits) instanceof ObjectNode object) {
            return object;
        }
        throw new JsonRefused(Reason.WRONG_TYPE, "", "Send a JSON object: {...}.");
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        boolean ended;
        try {
            ended = parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            ended = false;
        }
        if (!ended) {
            throw new JsonRefused(
                    Reason.TRAILING_TEXT, "", "There is text after the JSON value; send one value and nothing else.");
        }
    }

    private static JsonRefused syntax(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return new JsonRefused(
                Reason.SYNTAX, "", "The text is not valid JSON" + where + "; check it against RFC 8259.");
    }
}
