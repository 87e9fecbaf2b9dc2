package org.xerotier.router.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DatabaseWaitTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger steps = new AtomicInteger();
    private final Deque<SQLException> faults = new ArrayDeque<>();

    private final DatabaseWait wait = new DatabaseWait(database(), Duration.ofSeconds(10), now::get, now::addAndGet);

    @Test
    void aDatabaseThatComesLateIsWaitedFor() {
        faults.addAll(List.of(
                new SQLException("refused", "08001"),
                new SQLException("the database system is starting up", "57P03"),
                new SQLException("cut", "08006")));

        wait.through(steps::incrementAndGet);

        assertThat(faults).isEmpty();
        assertThat(steps).hasValue(1);
    }

    @Test
    void silenceIsNotWaitedForLongerThanSet() {
        for (int i = 0; i < 100; i++) {
            faults.add(new SQLException("refused", "08001"));
        }

        assertThatThrownBy(() -> wait.through(steps::incrementAndGet))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("within 10 s")
                .hasMessageContaining("xerotier.database.url");
    }

    @Test
    void aRefusalIsNotWaitedFor() {
        faults.add(new SQLException("password authentication failed", "28P01"));
        long before = now.get();

        wait.through(steps::incrementAndGet);

        assertThat(now).hasValue(before);
        assertThat(steps).hasValue(1);
    }

    @Test
    void aDatabaseThatGoesAwayInTheMiddleIsWaitedForAgain() {
        wait.through(() -> {
            if (steps.incrementAndGet() == 1) {
                faults.add(new SQLException("refused", "08001"));
                throw new StartRefused("no", new SQLException("Error in allocating a connection", (String) null));
            }
        });

        assertThat(steps).hasValue(2);
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsNotAboutAConnectionIsFinal() {
        assertThatThrownBy(() -> wait.through(() -> {
                    steps.incrementAndGet();
                    throw new StartRefused("fsync is off", new IllegalStateException());
                }))
                .hasMessageContaining("fsync");
        assertThat(steps).hasValue(1);
    }

    @Test
    void whatKeepsFailingWhileTheDatabaseAnswersIsFinal() {
        assertThatThrownBy(() -> wait.through(() -> {
                    steps.incrementAndGet();
                    throw new StartRefused("no", new SQLException("Error in allocating a connection", (String) null));
                }))
                .isInstanceOf(StartRefused.class);
        assertThat(steps).hasValueLessThan(50);
    }

    /** Fails as told, then answers. */
    private DataSource database() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    SQLException fault = faults.poll();
                    if (fault != null) {
                        throw fault;
                    }
                    return Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (any, called, with) -> null);
                });
    }
}
