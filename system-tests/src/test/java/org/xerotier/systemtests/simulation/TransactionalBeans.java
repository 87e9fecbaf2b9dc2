package org.xerotier.systemtests.simulation;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.FieldValue;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;

/** What the server makes of a stateless bean: each public method is one transaction, or joins the one under way. */
public final class TransactionalBeans {

    static final String TRANSACTIONS = "simulatedTransactions";
    static final String MANNER = "simulatedManner";

    private static final Map<Class<?>, Class<?>> MADE = new ConcurrentHashMap<>();

    private TransactionalBeans() {}

    static Class<?> of(Class<?> bean) {
        return MADE.computeIfAbsent(bean, TransactionalBeans::make);
    }

    private static Class<?> make(Class<?> bean) {
        try (var made = new ByteBuddy()
                .subclass(bean)
                .defineField(TRANSACTIONS, Transactions.class, Visibility.PUBLIC)
                .defineField(MANNER, Transactions.Manner.class, Visibility.PUBLIC)
                .method(ElementMatchers.isPublic()
                        .and(ElementMatchers.not(ElementMatchers.isDeclaredBy(Object.class)))
                        .and(ElementMatchers.not(ElementMatchers.isStatic())))
                .intercept(MethodDelegation.to(Door.class))
                .make()) {
            return made.load(
                            bean.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(
                                    MethodHandles.privateLookupIn(bean, MethodHandles.lookup())))
                    .getLoaded();
        } catch (IllegalAccessException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Called instead of each door's method. */
    public static final class Door {

        private Door() {}

        @RuntimeType
        public static Object enter(
                @FieldValue(TRANSACTIONS) Transactions transactions,
                @FieldValue(MANNER) Transactions.Manner manner,
                @Origin(cache = true) Method method,
                @SuperCall Callable<?> body)
                throws Exception {
            TransactionAttribute wish = method.getAnnotation(TransactionAttribute.class);
            boolean isOutside = wish != null && wish.value() == TransactionAttributeType.NOT_SUPPORTED;
            return isOutside ? body.call() : transactions.required(body, manner);
        }
    }
}
