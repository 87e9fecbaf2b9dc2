package org.xerotier.systemtests.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One transaction's view of the tables: what it read is its own copy until it commits. */
public final class Work {

    private record Key(Class<?> type, String id) {}

    private final Tables tables;
    private final Map<Key, Object> managed = new LinkedHashMap<>();
    private final Map<Key, Long> read = new LinkedHashMap<>();
    private final List<Runnable> statements = new ArrayList<>();

    /** How far behind an unlocked look may be; 0 with locks. */
    private final long age;

    Work(Tables tables, long age) {
        this.tables = tables;
        this.age = age;
    }

    /** The row, locked until the end of the transaction. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T find(Class<T> type, String id) {
        Key key = new Key(type, id);
        Object known = managed.get(key);
        if (known == null) {
            Object row = age > 0 ? tables.stale(type, id, age) : tables.peek(type, id);
            if (row == null) {
                return null;
            }
            known = RowCopy.of(row);
            managed.put(key, known);
            read.put(key, tables.version(type, id));
        }
        return (T) known;
    }

    /** All rows that satisfy a condition, in the order they were first written. */
    public <T> List<T> where(Class<T> type, Predicate<T> wanted) {
        List<T> found = new ArrayList<>();
        List<String> ids = new ArrayList<>(tables.ids(type));
        managed.keySet().stream()
                .filter(key -> key.type == type && !ids.contains(key.id))
                .forEach(key -> ids.add(key.id));
        for (String id : ids) {
            T row = look(type, id);
            if (row != null && wanted.test(row)) {
                T mine = find(type, id);
                if (mine != null) {
                    found.add(mine);
                }
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private <T> @Nullable T look(Class<T> type, String id) {
        Object known = managed.get(new Key(type, id));
        return known != null ? (T) known : age > 0 ? tables.stale(type, id, age) : tables.peek(type, id);
    }

    public void add(Class<?> type, String id, Object row) {
        managed.put(new Key(type, id), row);
    }

    /** Something else that takes effect with the commit. */
    public void also(Runnable statement) {
        statements.add(statement);
    }

    /** Whether a row was changed by others since it was read; cannot happen under locks. */
    boolean isOvertaken() {
        return read.entrySet().stream()
                .anyMatch(entry -> tables.version(entry.getKey().type, entry.getKey().id) != entry.getValue());
    }

    void commit() {
        managed.forEach((key, row) -> tables.check(key.type, key.id, row));
        managed.forEach((key, row) -> tables.write(key.type, key.id, RowCopy.of(row)));
        statements.forEach(Runnable::run);
    }
}
