package org.xerotier.router.web.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClerksTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Clerks clerks = new Clerks(threads, 2);

    @Test
    void tasksAreDoneAndTheThreadsGivenBackWhenItCloses() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            clerks.execute(done::countDown);
        }
        clerks.close();
        threads.shutdown();

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> clerks.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
