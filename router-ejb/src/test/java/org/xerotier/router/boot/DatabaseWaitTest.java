package org.xerotier.router.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DatabaseWaitTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Deque<SQLException> faults = new ArrayDeque<>();

    private final DatabaseWait wait = new DatabaseWait(database(), Duration.ofSeconds(10), now::get, now::addAndGet);

    @Test
    void aDatabaseThatComesLateIsWaitedFor() {
        faults.addAll(List.of(
                new SQLException("refused", "08001"),
                new SQLException("the database system is starting up", "57P03"),
                new SQLException("cut", "08006")));

        assertThatCode(wait::untilItAnswers).doesNotThrowAnyException();
        assertThat(faults).isEmpty();
    }

    @Test
    void silenceIsNotWaitedForLongerThanSet() {
        for (int i = 0; i < 100; i++) {
            faults.add(new SQLException("refused", "08001"));
        }

        assertThatThrownBy(wait::untilItAnswers)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("within 10 s")
                .hasMessageContaining("xerotier.database.url");
    }

    @Test
    void aRefusalIsNotWaitedFor() {
        faults.add(new SQLException("password authentication failed", "28P01"));
        long before = now.get();

        wait.untilItAnswers();

        assertThat(now).hasValue(before);
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
