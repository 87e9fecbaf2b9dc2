package org.xerotier.systemtests.simulation;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As much of the server's container as the rooms lean on: makes the beans it was told of, fills their injected fields,
 * puts transactions around stateless ones, and brings events to observers in their transaction phase. Whatever a bean
 * wants beyond those beans becomes a stand-in that fails when it is used.
 */
public final class Container {

    /** What a router is made of. */
    public record Parts(
            List<Class<?>> beans,
            Map<Class<?>, Object> given,
            Map<Class<?>, Class<?>> instead,
            Map<Class<?>, Transactions.Manner> manners) {}

    private final Transactions transactions;
    private final Parts parts;
    private final Consumer<RuntimeException> faults;
    private final Map<Class<?>, Object> made = new LinkedHashMap<>();

    Container(Transactions transactions, Parts parts, Consumer<RuntimeException> faults) {
        this.transactions = transactions;
        this.parts = parts;
        this.faults = faults;
        parts.beans.forEach(this::make);
    }

    /** The bean of a type. */
    public <T> T get(Class<T> type) {
        return type.cast(find(type));
    }

    private Object find(Class<?> type) {
        Object given = parts.given.get(type);
        if (given != null) {
            return given;
        }
        for (Class<?> bean : parts.beans) {
            if (type.isAssignableFrom(bean)) {
                return make(bean);
            }
        }
        return made.computeIfAbsent(type, StandIn::of);
    }

    private Object make(Class<?> bean) {
        Object known = made.get(bean);
        if (known != null) {
            return known;
        }
        Class<?> actual = parts.instead.getOrDefault(bean, bean);
        boolean isDoor = bean.isAnnotationPresent(Stateless.class);
        try {
            Blueprint plan = Blueprint.of(isDoor ? TransactionalBeans.of(actual) : actual);
            Object instance = plan.maker().newInstance();
            made.put(bean, instance);
            if (isDoor) {
                Class<?> type = instance.getClass();
                type.getField(TransactionalBeans.TRANSACTIONS).set(instance, transactions);
                type.getField(TransactionalBeans.MANNER)
                        .set(instance, parts.manners.getOrDefault(bean, Transactions.Manner.PROPER));
            }
            for (Blueprint.Wish wish : plan.wishes()) {
                fill(instance, wish);
            }
            return instance;
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException("cannot make " + bean, fault);
        }
    }

    private void fill(Object instance, Blueprint.Wish wish) throws IllegalAccessException {
        Field field = wish.field();
        Class<?> type = field.getType();
        if (type == Event.class) {
            field.set(instance, new Announcement<>(this::fire));
        } else if (type == Instance.class) {
            field.set(instance, all(wish.argument()));
        } else {
            field.set(instance, find(type));
        }
    }

    /** All beans of a type, for those who ask for any. */
    private Instance<?> all(Class<?> type) {
        return (Instance<?>) Proxy.newProxyInstance(
                Container.class.getClassLoader(), new Class<?>[] {Instance.class}, (proxy, method, arguments) -> {
                    Stream<Object> found =
                            parts.beans.stream().filter(type::isAssignableFrom).map(this::make);
                    return switch (method.getName()) {
                        case "stream" -> found;
                        case "iterator" -> found.iterator();
                        case "isResolvable" -> found.count() == 1;
                        case "isUnsatisfied" -> found.findAny().isEmpty();
                        case "get" -> found.findFirst().orElseThrow();
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    /** Brings an event to whoever observes it, now or when the transaction under way has ended. */
    void fire(Object event) {
        for (Class<?> bean : parts.beans) {
            Object instance = made.get(bean);
            if (instance == null) {
                continue;
            }
            for (Blueprint.Observer observer : Blueprint.of(bean).observers()) {
                if (observer.type().isInstance(event)) {
                    tell(instance, observer, event);
                }
            }
        }
    }

    private void tell(Object instance, Blueprint.Observer observer, Object event) {
        if (observer.phase() == TransactionPhase.IN_PROGRESS || !transactions.isActive()) {
            observer.tell(instance, event);
        } else if (observer.phase() == TransactionPhase.AFTER_SUCCESS) {
            transactions.onSuccess(() -> guarded(instance, observer, event));
        } else if (observer.phase() == TransactionPhase.AFTER_FAILURE) {
            transactions.onFailure(() -> guarded(instance, observer, event));
        } else {
            throw new UnsupportedOperationException("no bean observes in phase " + observer.phase());
        }
    }

    /** What an observer throws after the transaction's end reaches a log, and nobody else. */
    private void guarded(Object instance, Blueprint.Observer observer, Object event) {
        try {
            observer.tell(instance, event);
        } catch (RuntimeException fault) {
            faults.accept(fault);
        }
    }

    /** All beans made so far, for those who look whether anything was missed. */
    List<Object> beans() {
        return new ArrayList<>(made.values());
    }

    @Nullable
    Object made(Class<?> bean) {
        return made.get(bean);
    }
}
