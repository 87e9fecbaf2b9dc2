package org.xerotier.systemtests.simulation;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;

/** Takes the place of a bean that has no part in dispatch. One that is used after all makes itself heard. */
final class StandIn {

    private static final Map<Class<?>, Class<?>> LOUD = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Class<?>> QUIET = new ConcurrentHashMap<>();

    private StandIn() {}

    /** Fails at every call. */
    static @Nullable Object of(Class<?> type) {
        if (type.isInterface()) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException("nobody stands for " + type + " in the simulation");
            });
        }
        if (Modifier.isFinal(type.getModifiers())) {
            // Whoever calls it meets a null and is heard as well.
            return null;
        }
        return make(LOUD.computeIfAbsent(type, any -> loud(type)));
    }

    /** Does nothing, and answers with 0, false or null. */
    static Object quiet(Class<?> type) {
        return make(QUIET.computeIfAbsent(type, any -> quietly(type)));
    }

    private static Object make(Class<?> type) {
        try {
            return Blueprint.of(type).maker().newInstance();
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Class<?> loud(Class<?> type) {
        return load(
                type,
                ExceptionMethod.throwing(
                        UnsupportedOperationException.class, "nobody stands for " + type + " in the simulation"));
    }

    private static Class<?> quietly(Class<?> type) {
        return load(type, StubMethod.INSTANCE);
    }

    private static Class<?> load(Class<?> type, net.bytebuddy.implementation.Implementation body) {
        try (var made = new ByteBuddy()
                .subclass(type)
                .method(ElementMatchers.not(ElementMatchers.isDeclaredBy(Object.class)))
                .intercept(body)
                .make()) {
            return made.load(
                            type.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(
                                    MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
                    .getLoaded();
        } catch (IllegalAccessException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
