package org.xerotier.xeroctl.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.json.JsonLayout;

/**
 * What one thing looks like: a labelled line for each value it has, then its larger parts as indented JSON or text.
 *
 * @param parts shown below the lines, under their titles
 */
public record Card(List<Column> lines, List<Column> parts) {

    public static Card of(Column... lines) {
        return new Card(List.of(lines), List.of());
    }

    public Card with(Column... parts) {
        return new Card(lines, List.of(parts));
    }

    List<String> lines(JsonNode item, Palette palette) {
        List<String> text = new ArrayList<>();
        int width = lines.stream()
                .filter(line -> !line.value(item).isEmpty())
                .mapToInt(line -> TextWidth.of(line.title()))
                .max()
                .orElse(0);
        for (Column line : lines) {
            String value = line.value(item);
            if (!value.isEmpty()) {
                String shown = line.treatment() == Column.Treatment.STATE ? palette.state(value, value) : value;
                text.add(palette.heading(TextWidth.pad(line.title(), width)) + "  " + shown);
            }
        }
        for (Column part : parts) {
            addPart(text, part, item, palette);
        }
        return text;
    }

    private static void addPart(List<String> text, Column part, JsonNode item, Palette palette) {
        JsonNode value = Json.at(item, part.path());
        if (value.isMissingNode() || value.isNull() || (value.isContainerNode() && value.isEmpty())) {
            return;
        }
        text.add("");
        text.add(palette.heading(part.title()));
        if (isPlainList(value)) {
            value.forEach(element -> text.add("  " + Escape.line(element.asText())));
            return;
        }
        String shown = value.isContainerNode() ? JsonLayout.pretty(value) : Escape.block(value.asText());
        shown.lines().forEach(line -> text.add("  " + line));
    }

    private static boolean isPlainList(JsonNode value) {
        boolean plain = value.isArray();
        for (JsonNode element : value) {
            plain &= element.isTextual();
        }
        return plain;
    }
}
