package org.xerotier.router.grant;

import static org.xerotier.router.grant.GrantError.GRANT_PATTERN_INVALID;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xerotier.router.kernel.RouterException;

/** Reads the rules people write: for each argument one of const, enum, prefix, min with max, any. */
final class GrantPatternReader {

    private static final int MAX_VALUES = 100;

    private GrantPatternReader() {}

    /**
     * @param written rules by argument; an argument they leave out keeps the value it was approved with
     * @param approved the arguments of the call
     */
    static GrantPattern read(JsonNode written, JsonNode approved) {
        if (!written.isObject()) {
            throw invalid("grant.arguments", "is an object of rules by argument");
        }
        SortedMap<String, ArgumentRule> rules =
                new TreeMap<>(GrantPattern.exactly(approved).arguments());
        written.fields().forEachRemaining(field -> rules.put(field.getKey(), rule(field.getKey(), field.getValue())));
        return new GrantPattern(rules);
    }

    /** From the record, where every rule is written down. */
    static GrantPattern stored(JsonNode document) {
        SortedMap<String, ArgumentRule> rules = new TreeMap<>();
        document.fields().forEachRemaining(field -> rules.put(field.getKey(), rule(field.getKey(), field.getValue())));
        return new GrantPattern(rules);
    }

    private static ArgumentRule rule(String name, JsonNode rule) {
        String param = "grant.arguments." + name;
        TreeSet<String> words = new TreeSet<>();
        rule.fieldNames().forEachRemaining(words::add);
        try {
            return switch (String.join(" ", words)) {
                case "const" -> new ArgumentRule.OneOf(List.of(rule.path("const")));
                case "enum" -> new ArgumentRule.OneOf(values(param, rule.path("enum")));
                case "prefix" -> new ArgumentRule.Prefix(text(param, rule.path("prefix")));
                case "max min" ->
                    new ArgumentRule.Between(number(param, rule.path("min")), number(param, rule.path("max")));
                case "any" -> any(param, rule.path("any"));
                default -> throw invalid(param, "has exactly one of const, enum, prefix, min with max, or any");
            };
        } catch (IllegalArgumentException refused) {
            throw invalid(param, String.valueOf(refused.getMessage()));
        }
    }

    private static List<JsonNode> values(String param, JsonNode list) {
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_VALUES) {
            throw invalid(param, "enum is a list of 1 to " + MAX_VALUES + " values");
        }
        List<JsonNode> values = new ArrayList<>();
        list.forEach(values::add);
        return values;
    }

    private static String text(String param, JsonNode value) {
        if (!value.isTextual()) {
            throw invalid(param, "prefix is a text");
        }
        return value.textValue();
    }

    private static BigDecimal number(String param, JsonNode value) {
        if (!value.isNumber()) {
            throw invalid(param, "min and max are numbers");
        }
        return value.decimalValue();
    }

    private static ArgumentRule any(String param, JsonNode value) {
        if (!value.isBoolean() || !value.booleanValue()) {
            throw invalid(param, "any is true or left out");
        }
        return new ArgumentRule.Any();
    }

    private static RouterException invalid(String param, String what) {
        return GRANT_PATTERN_INVALID.because(param + " " + what + ".", param);
    }
}
