package org.xerotier.systemtests.plant;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reaching into product objects by name, with an error that says which name is gone. */
final class Reflect {

    private Reflect() {}

    static @Nullable Object call(Object on, String method, @Nullable Object... arguments) {
        for (Class<?> type = on.getClass(); type != null; type = type.getSuperclass()) {
            for (Method candidate : type.getDeclaredMethods()) {
                if (candidate.getName().equals(method) && takes(candidate, arguments)) {
                    return invoke(on, candidate, arguments);
                }
            }
        }
        throw new IllegalStateException(on.getClass() + " has no method " + method);
    }

    /** The same for a method that never answers null. */
    static Object ask(Object on, String method, @Nullable Object... arguments) {
        return Objects.requireNonNull(call(on, method, arguments), method);
    }

    private static boolean takes(Method method, @Nullable Object[] arguments) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != arguments.length || method.isBridge()) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (arguments[i] != null
                    && !MethodType.methodType(types[i]).wrap().returnType().isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object invoke(Object on, Method method, @Nullable Object[] arguments) {
        try {
            method.trySetAccessible();
            return method.invoke(on, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (IllegalAccessException fault) {
            throw new IllegalStateException(fault);
        }
    }

    static Object field(Object of, String name) {
        Object value = fieldOrNull(of, name);
        if (value == null) {
            throw new IllegalStateException(of.getClass() + "." + name + " is null");
        }
        return value;
    }

    static @Nullable Object fieldOrNull(Object of, String name) {
        try {
            return find(of, name).get(of);
        } catch (IllegalAccessException fault) {
            throw new IllegalStateException(fault);
        }
    }

    static void set(Object of, String name, @Nullable Object value) {
        try {
            find(of, name).set(of, value);
        } catch (IllegalAccessException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Field find(Object of, String name) {
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException above) {
                continue;
            }
        }
        throw new IllegalStateException(of.getClass() + " has no field " + name);
    }
}
