package org.xerotier.systemtests.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is committed. Shared by all routers; outlives them. */
public final class Tables {

    /** Refuses a change a trigger of the real database refuses. */
    public interface Guard<T> {
        /** Why the row may not become this, or null. */
        @Nullable
        String fault(@Nullable T before, T after);
    }

    private record Image(Object row, @Nullable Object before, long writtenAt, long version) {}

    private final World world;
    private final Map<Class<?>, Map<String, Image>> tables = new LinkedHashMap<>();
    private final Map<Class<?>, Guard<Object>> guards = new LinkedHashMap<>();
    private long versions;

    Tables(World world) {
        this.world = world;
    }

    @SuppressWarnings("unchecked")
    public <T> void guard(Class<T> type, Guard<T> guard) {
        guards.put(type, (Guard<Object>) guard);
    }

    /** The committed row itself: for looking at, not for changing. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T peek(Class<T> type, String id) {
        Image image = table(type).get(id);
        return image == null ? null : (T) image.row;
    }

    /** All committed rows, in the order they were first written; for looking at. */
    @SuppressWarnings("unchecked")
    public <T> List<T> all(Class<T> type) {
        List<T> all = new ArrayList<>();
        table(type).values().forEach(image -> all.add((T) image.row));
        return all;
    }

    List<String> ids(Class<?> type) {
        return List.copyOf(table(type).keySet());
    }

    long version(Class<?> type, String id) {
        Image image = table(type).get(id);
        return image == null ? 0 : image.version;
    }

    /** The row as somebody saw it who looked a while ago and took no lock. */
    @SuppressWarnings("unchecked")
    <T> @Nullable T stale(Class<T> type, String id, long age) {
        Image image = table(type).get(id);
        if (image == null) {
            return null;
        }
        boolean isOlder = image.before != null && world.millis() - image.writtenAt < age;
        return (T) (isOlder ? image.before : image.row);
    }

    <T> boolean any(Class<T> type, Predicate<T> wanted) {
        return all(type).stream().anyMatch(wanted);
    }

    void check(Class<?> type, String id, Object row) {
        Guard<Object> guard = guards.get(type);
        Image known = table(type).get(id);
        String fault = guard == null ? null : guard.fault(known == null ? null : known.row, row);
        if (fault != null) {
            world.violated("guard", fault);
            throw new DatabaseFault("refused by a trigger: " + fault);
        }
    }

    void write(Class<?> type, String id, Object row) {
        Image known = table(type).get(id);
        table(type).put(id, new Image(row, known == null ? null : known.row, world.millis(), ++versions));
    }

    private Map<String, Image> table(Class<?> type) {
        return tables.computeIfAbsent(type, any -> new LinkedHashMap<>());
    }
}
