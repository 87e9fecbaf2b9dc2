package org.xerotier.router;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An event that remembers what was fired. */
public final class Fired<T> implements Event<T> {

    private final List<T> heard = new CopyOnWriteArrayList<>();
    private final Consumer<T> observer;

    public Fired() {
        this(event -> {});
    }

    /** @param observer hears each event at once, as an observer in the same transaction does */
    public Fired(Consumer<T> observer) {
        this.observer = observer;
    }

    public List<T> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void fire(T event) {
        heard.add(event);
        observer.accept(event);
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event) {
        throw new UnsupportedOperationException("events are told in step");
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        throw new UnsupportedOperationException("events are told in step");
    }

    @Override
    public Event<T> select(Annotation... qualifiers) {
        return this;
    }

    @Override
    public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("not selected by type");
    }

    @Override
    public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException("not selected by type");
    }
}
