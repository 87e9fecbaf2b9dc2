package org.xerotier.xem.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.xerotier.xem.bundle.ArgvItem.Each;
import org.xerotier.xem.bundle.ArgvItem.Hole;
import org.xerotier.xem.bundle.ArgvItem.When;
import org.xerotier.xem.bundle.ArgvItem.Word;
import org.xerotier.xem.bundle.ToolAction.Command;

/** Where in a tool's arguments a text can stand. */
record Place(String parameter, Kind kind) {

    enum Kind {
        VALUE,
        ITEM,
        KEY,
        MEMBER
    }

    static List<Place> of(ObjectNode parameters) {
        List<Place> places = new ArrayList<>();
        parameters.path("properties").fields().forEachRemaining(property -> {
            String name = property.getKey();
            JsonNode schema = property.getValue();
            switch (schema.path("type").asText()) {
                case "string" -> places.add(new Place(name, Kind.VALUE));
                case "array" -> places.add(new Place(name, Kind.ITEM));
                case "object" -> {
                    places.add(new Place(name, Kind.KEY));
                    places.add(new Place(name, Kind.MEMBER));
                }
                default -> {}
            }
        });
        return places;
    }

    void put(ObjectNode arguments, String text) {
        switch (kind) {
            case VALUE -> arguments.put(parameter, text);
            case ITEM -> arguments.putArray(parameter).add(text);
            case KEY -> arguments.putObject(parameter).put(text, "x");
            case MEMBER -> arguments.putObject(parameter).put("x", text);
        }
    }

    boolean isInArgv(Command command) {
        return mentioned(command.argv().items());
    }

    private boolean mentioned(List<? extends ArgvItem> items) {
        return items.stream().anyMatch(item -> {
            if (item instanceof Word word) {
                return word.parts().contains(new Hole(parameter));
            }
            if (item instanceof When when) {
                return mentioned(when.then());
            }
            return item instanceof Each each && each.name().equals(parameter);
        });
    }
}
