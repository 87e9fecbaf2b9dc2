package org.xerotier.systemtests.simulation;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Copies entities field by field, as a database row is a copy of what was written. */
final class RowCopy {

    private record Shape(Constructor<?> maker, Field[] fields) {}

    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private RowCopy() {}

    @SuppressWarnings("unchecked")
    static <T> T of(T row) {
        Shape shape = SHAPES.computeIfAbsent(row.getClass(), RowCopy::shape);
        try {
            T copy = (T) shape.maker.newInstance();
            for (Field field : shape.fields) {
                field.set(copy, field.get(row));
            }
            return copy;
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Shape shape(Class<?> type) {
        try {
            Constructor<?> maker = type.getDeclaredConstructor();
            maker.setAccessible(true);
            List<Field> fields = new ArrayList<>();
            for (Class<?> level = type; level != Object.class; level = level.getSuperclass()) {
                for (Field field : level.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return new Shape(maker, fields.toArray(new Field[0]));
        } catch (NoSuchMethodException fault) {
            throw new IllegalStateException(type + " has no empty constructor", fault);
        }
    }
}
