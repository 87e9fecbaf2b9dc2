package org.xerotier.systemtests.simulation;

import jakarta.annotation.Resource;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How a bean is made and what it wants and hears, read from its class once. */
record Blueprint(Constructor<?> maker, List<Wish> wishes, List<Observer> observers) {

    private static final Map<Class<?>, Blueprint> KNOWN = new ConcurrentHashMap<>();

    /** An injected field; {@code argument} is the type argument of {@code Event} or {@code Instance}. */
    record Wish(Field field, Class<?> argument) {}

    /** A method that hears events. */
    record Observer(Method method, Class<?> type, TransactionPhase phase) {

        void tell(Object bean, Object event) {
            try {
                method.invoke(bean, event);
            } catch (InvocationTargetException thrown) {
                if (thrown.getCause() instanceof RuntimeException fault) {
                    throw fault;
                }
                if (thrown.getCause() instanceof Error death) {
                    throw death;
                }
                throw new IllegalStateException(thrown.getCause());
            } catch (IllegalAccessException fault) {
                throw new IllegalStateException(fault);
            }
        }
    }

    static Blueprint of(Class<?> bean) {
        Blueprint known = KNOWN.get(bean);
        if (known == null) {
            known = read(bean);
            KNOWN.put(bean, known);
        }
        return known;
    }

    private static Blueprint read(Class<?> bean) {
        List<Wish> wishes = new ArrayList<>();
        List<Observer> observers = new ArrayList<>();
        for (Class<?> level = bean; level != null && level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class) || field.isAnnotationPresent(Resource.class)) {
                    field.setAccessible(true);
                    wishes.add(new Wish(field, argument(field)));
                }
            }
            for (Method method : level.getDeclaredMethods()) {
                Observer observer = observer(method);
                if (observer != null) {
                    observers.add(observer);
                }
            }
        }
        // The order of declared members is the virtual machine's affair; a run must not depend on it.
        observers.sort((a, b) -> a.method.getName().compareTo(b.method.getName()));
        wishes.sort((a, b) -> a.field.getName().compareTo(b.field.getName()));
        return new Blueprint(maker(bean), List.copyOf(wishes), List.copyOf(observers));
    }

    private static Constructor<?> maker(Class<?> bean) {
        try {
            Constructor<?> maker = bean.getDeclaredConstructor();
            maker.setAccessible(true);
            return maker;
        } catch (NoSuchMethodException fault) {
            throw new IllegalStateException(bean + " has no empty constructor", fault);
        }
    }

    private static Class<?> argument(Field field) {
        if (field.getGenericType() instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> argument) {
            return argument;
        }
        return field.getType();
    }

    private static @Nullable Observer observer(Method method) {
        for (Parameter parameter : method.getParameters()) {
            Observes observes = parameter.getAnnotation(Observes.class);
            if (observes != null && method.getParameterCount() == 1) {
                method.setAccessible(true);
                return new Observer(method, parameter.getType(), observes.during());
            }
        }
        return null;
    }
}
