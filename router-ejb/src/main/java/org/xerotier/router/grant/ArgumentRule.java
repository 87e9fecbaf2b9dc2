package org.xerotier.router.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.xerotier.mesh.json.CanonicalJson;

/**
 * Which values of one argument a grant covers. Values are compared by their canonical form, so two spellings of a number
 * are one value and nothing else is.
 */
public sealed interface ArgumentRule {

    boolean covers(JsonNode value);

    /** Whether every value this covers is covered by the other; a doubt is a no. */
    boolean isWithin(ArgumentRule wider);

    /** As clients write it. */
    ObjectNode document();

    /** One value and no other; a list of values is several of these. */
    record OneOf(List<JsonNode> values) implements ArgumentRule {

        public OneOf {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a rule names at least one value");
            }
            // In one order and once each, so that two people who mean the same write the same.
            TreeMap<String, JsonNode> distinct = new TreeMap<>();
            values.forEach(value -> distinct.put(CanonicalJson.text(value), value));
            values = List.copyOf(distinct.values());
        }

        @Override
        public boolean covers(JsonNode value) {
            String text = CanonicalJson.text(value);
            return values.stream().anyMatch(one -> CanonicalJson.text(one).equals(text));
        }

        @Override
        public boolean isWithin(ArgumentRule wider) {
            return values.stream().allMatch(wider::covers);
        }

        @Override
        public ObjectNode document() {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            if (values.size() == 1) {
                document.set("const", values.get(0));
                return document;
            }
            var list = document.putArray("enum");
            values.forEach(list::add);
            return document;
        }
    }

    /** Texts that begin so; no wildcards, so no text means more than it says. */
    record Prefix(String prefix) implements ArgumentRule {

        public Prefix {
            if (prefix.isEmpty()) {
                throw new IllegalArgumentException("a prefix has at least one character; {\"any\": true} covers all");
            }
        }

        @Override
        public boolean covers(JsonNode value) {
            return value.isTextual() && value.textValue().startsWith(prefix);
        }

        @Override
        public boolean isWithin(ArgumentRule wider) {
            return wider instanceof Any || wider instanceof Prefix other && prefix.startsWith(other.prefix);
        }

        @Override
        public ObjectNode document() {
            return JsonNodeFactory.instance.objectNode().put("prefix", prefix);
        }
    }

    /** Numbers from one to another, both included. */
    record Between(BigDecimal min, BigDecimal max) implements ArgumentRule {

        public Between {
            if (min.compareTo(max) > 0) {
                throw new IllegalArgumentException("min is greater than max");
            }
        }

        @Override
        public boolean covers(JsonNode value) {
            return value.isNumber()
                    && value.decimalValue().compareTo(min) >= 0
                    && value.decimalValue().compareTo(max) <= 0;
        }

        @Override
        public boolean isWithin(ArgumentRule wider) {
            return wider instanceof Any
                    || wider instanceof Between other && min.compareTo(other.min) >= 0 && max.compareTo(other.max) <= 0;
        }

        @Override
        public ObjectNode document() {
            return JsonNodeFactory.instance.objectNode().put("min", min).put("max", max);
        }
    }

    /** Whatever the tool's own schema lets through. */
    record Any() implements ArgumentRule {

        @Override
        public boolean covers(JsonNode value) {
            return true;
        }

        @Override
        public boolean isWithin(ArgumentRule wider) {
            return wider instanceof Any;
        }

        @Override
        public ObjectNode document() {
            return JsonNodeFactory.instance.objectNode().put("any", true);
        }
    }
}
