package org.xerotier.mesh.seal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;

/**
 * The last line of an export.
 *
 * @param last the number of the last row, or of the one before the first if there is none
 * @param isCut whether more rows follow that were not asked for; {@code last} is where to go on
 * @param path if the last row is not that of a checkpoint: what proves it to be in the last checkpoint's tree
 * @param strays rows of the log that were never sealed although later ones were; somebody put them there
 */
public record ExportEnd(long rows, long last, boolean isCut, List<byte[]> path, long strays) {

    static final String BEGIN = "{\"end\":";

    private static final JsonLimits LIMITS = new JsonLimits(32_768, 3, 1_024, 64, 256);

    /** Without a line end. */
    public String line() {
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        end.put("cut", isCut);
        end.put("last", last);
        ArrayNode proof = end.putArray("path");
        path.forEach(hash -> proof.add(HexFormat.of().formatHex(hash)));
        end.put("rows", rows);
        end.put("strays", strays);
        return BEGIN + CanonicalJson.text(end) + "}";
    }

    static ExportEnd read(byte[] line) {
        try {
            ObjectNode end = (ObjectNode) StrictJson.parseObject(line, LIMITS).required("end");
            List<byte[]> path = new ArrayList<>();
            end.path("path").forEach(hash -> path.add(HexFormat.of().parseHex(hash.asText())));
            return new ExportEnd(
                    end.path("rows").asLong(-1),
                    end.path("last").asLong(-1),
                    end.path("cut").asBoolean(),
                    path,
                    end.path("strays").asLong());
        } catch (JsonRefused | IllegalArgumentException | ClassCastException e) {
            throw new ExportRefused("this is not the last line of an export", e);
        }
    }
}
