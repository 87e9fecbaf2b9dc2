package org.xerotier.mesh.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one map in the order they are to be written. */
final class FieldMap {

    private final Map<String, Object> map = new LinkedHashMap<>();

    /** Leaves the field out when the value is null. */
    FieldMap put(String name, @Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            map.put(name, constant.name().toLowerCase(Locale.ROOT));
        } else if (value != null) {
            map.put(name, value);
        }
        return this;
    }

    /** Puts a list of maps, each filled by the function. */
    <T> FieldMap putAll(String name, List<T> elements, BiConsumer<T, FieldMap> fill) {
        List<Map<String, Object>> maps = new ArrayList<>(elements.size());
        for (T element : elements) {
            FieldMap inner = new FieldMap();
            fill.accept(element, inner);
            maps.add(inner.map);
        }
        map.put(name, maps);
        return this;
    }

    Map<String, Object> map() {
        return map;
    }
}
