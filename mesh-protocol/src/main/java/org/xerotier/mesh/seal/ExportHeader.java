package org.xerotier.mesh.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;

/**
 * The first line of an export.
 *
 * @param chain the project, or {@value AuditChain#ROUTER}
 * @param publicKey the router's key as hex; whoever checks an export must know it from elsewhere
 * @param filters what the rows were chosen by; empty if they follow each other without gap
 * @param first the number of the first row if no filter chose it
 * @param previous the chain hash before that row, as hex
 * @param size how many rows the last checkpoint of the export covers; 0 if there is none yet
 */
public record ExportHeader(
        String chain, String publicKey, Map<String, String> filters, long first, String previous, long size) {

    static final String BEGIN = "{\"xerotier_audit_export\":";

    private static final int FORMAT = 1;
    private static final JsonLimits LIMITS = new JsonLimits(16_384, 2, 4_096, 64, 64);

    public boolean isFiltered() {
        return !filters.isEmpty();
    }

    /** Without a line end. */
    public String line() {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        rest.put("chain", chain);
        ObjectNode chosen = rest.putObject("filters");
        filters.forEach(chosen::put);
        rest.put("first", first);
        rest.put("previous", previous);
        rest.put("public_key", publicKey);
        rest.put("size", size);
        return BEGIN + FORMAT + "," + CanonicalJson.text(rest).substring(1);
    }

    static ExportHeader read(byte[] line) {
        try {
            ObjectNode head = StrictJson.parseObject(line, LIMITS);
            if (head.path("xerotier_audit_export").asInt() != FORMAT) {
                throw new ExportRefused("the first line is not that of an export this program knows");
            }
            Map<String, String> filters = new TreeMap<>();
            head.path("filters")
                    .fields()
                    .forEachRemaining(filter ->
                            filters.put(filter.getKey(), filter.getValue().asText()));
            return new ExportHeader(
                    head.path("chain").asText(),
                    head.path("public_key").asText(),
                    filters,
                    head.path("first").asLong(),
                    head.path("previous").asText(),
                    head.path("size").asLong());
        } catch (JsonRefused e) {
            throw new ExportRefused("the first line is not that of an export", e);
        }
    }

    byte[] previousHash() {
        if (!previous.matches("[0-9a-f]{64}")) {
            throw new ExportRefused("the first line names no chain hash to begin with");
        }
        return HexFormat.of().parseHex(previous);
    }
}
