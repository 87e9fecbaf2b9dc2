package org.xerotier.router.policy;

import static org.xerotier.router.policy.PolicyError.POLICY_INVALID;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.xerotier.router.kernel.RouterException;

/**
 * A value somewhere in a document and where that is, so that every refusal names its field.
 *
 * @param pointer JSON Pointer (RFC 6901), empty for the whole document
 */
record Place(JsonNode value, String pointer) {

    Place child(String name) {
        return new Place(
                value.path(name), pointer + '/' + name.replace("~", "~0").replace("/", "~1"));
    }

    /** The same value, said to be a member of this name. */
    Place named(String name) {
        return new Place(value, child(name).pointer());
    }

    boolean isThere() {
        return !value.isMissingNode();
    }

    /** Refuses anything but an object with these members. */
    Place object(Collection<String> members) {
        if (!value.isObject()) {
            throw refuse("must be an object");
        }
        value.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw child(name).refuse("is no field here; there are " + String.join(", ", members));
            }
        });
        return this;
    }

    List<Place> list(int min, int max) {
        if (!value.isArray() || value.size() < min || value.size() > max) {
            throw refuse("must be a list of %d to %d".formatted(min, max));
        }
        List<Place> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            items.add(new Place(value.path(i), pointer + '/' + i));
        }
        return items;
    }

    String text(int max) {
        if (!value.isTextual()
                || value.textValue().isEmpty()
                || value.textValue().length() > max) {
            throw refuse("must be a text of 1 to %d characters".formatted(max));
        }
        return value.textValue();
    }

    boolean flag() {
        if (!value.isBoolean()) {
            throw refuse("must be true or false");
        }
        return value.booleanValue();
    }

    long number(long min, long max) {
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            throw refuse("must be a whole number from %d to %d".formatted(min, max));
        }
        return value.longValue();
    }

    RouterException refuse(String fault) {
        String where = pointer.isEmpty() ? "The policy" : pointer;
        return POLICY_INVALID.because(where + " " + fault + ".", pointer.isEmpty() ? "/" : pointer);
    }
}
