package org.xerotier.router.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandingThreadsTest {

    private final List<Thread> made = new CopyOnWriteArrayList<>();
    private final StandingThreads threads = new StandingThreads();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void tasksAreDoneAndTheThreadsEndWhenItCloses() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(100);
        threads.execute(done::countDown);
        threads.begin(this::thread, 2);
        for (int i = 1; i < 100; i++) {
            threads.execute(done::countDown);
        }
        threads.close();

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(made).hasSize(2);
        for (Thread thread : made) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThatThrownBy(() -> threads.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aTaskThatThrowsLeavesItsThreadToTheNext() throws InterruptedException {
        threads.begin(this::thread, 1);
        CountDownLatch done = new CountDownLatch(1);

        threads.execute(() -> {
            throw new NoClassDefFoundError("a fault of the test");
        });
        threads.execute(done::countDown);

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(made).hasSize(1);
    }

    @Test
    void tasksOfOneThreadAreDoneInOrder() throws InterruptedException {
        List<Integer> order = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            int task = i;
            threads.execute(() -> order.add(task));
        }
        threads.execute(done::countDown);
        threads.begin(this::thread, 1);

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        made.add(thread);
        return thread;
    }
}
