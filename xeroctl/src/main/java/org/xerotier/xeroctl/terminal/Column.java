package org.xerotier.xeroctl.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.json.Json;

/**
 * One column of a table or one line of a card: its title, where in the document its value is, and how it is treated.
 *
 * @param path the dotted path of the value; alternatives are separated by {@code |} and the first present one is shown
 * @param wideOnly left out of plain tables
 */
public record Column(String title, String path, Treatment treatment, boolean wideOnly) {

    /** What is special about a value. */
    enum Treatment {
        /** May be cut to fit. */
        TEXT,
        /** An identifier: the last to be cut, since a cut one is of no use. */
        ID,
        /** An instant, without its fraction of a second. */
        TIME,
        /** A state, in the color of its meaning. */
        STATE,
        /** The names of what is in a list of objects. */
        NAMES,
        /** Something that is worth a word only when it is so. */
        FLAG
    }

    public static Column of(String title, String path) {
        return new Column(title, path, Treatment.TEXT, false);
    }

    public static Column id(String title, String path) {
        return new Column(title, path, Treatment.ID, false);
    }

    public static Column time(String title, String path) {
        return new Column(title, path, Treatment.TIME, false);
    }

    public static Column state(String title, String path) {
        return new Column(title, path, Treatment.STATE, false);
    }

    /** For a list of objects: their {@code name} or {@code registration_name}. */
    public static Column names(String title, String path) {
        return new Column(title, path, Treatment.NAMES, false);
    }

    /** For something that is usually not so: {@code yes}, or nothing. */
    public static Column flag(String title, String path) {
        return new Column(title, path, Treatment.FLAG, false);
    }

    /** The same, shown only with {@code -o wide}. */
    public Column wide() {
        return new Column(title, path, treatment, true);
    }

    /** The value as one harmless line. */
    String value(JsonNode row) {
        for (String alternative : path.split("\\|", -1)) {
            String text = treated(Json.at(row, alternative));
            if (!text.isEmpty()) {
                return Escape.line(text);
            }
        }
        return "";
    }

    private String treated(JsonNode node) {
        return switch (treatment) {
            case NAMES -> names(node);
            case FLAG -> node.asBoolean() ? "yes" : "";
            case TIME -> withoutFraction(Json.text(node));
            case TEXT, ID, STATE -> Json.text(node);
        };
    }

    private static String names(JsonNode list) {
        StringBuilder names = new StringBuilder();
        for (JsonNode item : list) {
            names.append(names.length() == 0 ? "" : ",").append(name(item));
        }
        return names.toString();
    }

    private static String name(JsonNode item) {
        for (String member : new String[] {"registration_name", "name", "id"}) {
            if (item.hasNonNull(member)) {
                return Json.text(item, member);
            }
        }
        return Json.text(item);
    }

    private static String withoutFraction(String instant) {
        int dot = instant.indexOf('.');
        return dot > 0 && instant.endsWith("Z") ? instant.substring(0, dot) + "Z" : instant;
    }
}
