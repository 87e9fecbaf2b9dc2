package org.xerotier.router.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>();
    private final Lanes lanes = new Lanes(threads::add, 2);

    @Test
    void takesNoMoreThreadsThanItHasLanes() {
        for (int i = 0; i < 10; i++) {
            int task = i;
            lanes.execute(() -> done.add(task));
        }

        assertThat(threads).hasSize(2);
    }

    @Test
    void everyTaskIsDoneInOrder() {
        for (int i = 0; i < 5; i++) {
            int task = i;
            lanes.execute(() -> done.add(task));
        }
        run();

        assertThat(done).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void givesItsThreadsBackAndTakesNewOnes() {
        lanes.execute(() -> done.add(1));
        run();
        lanes.execute(() -> done.add(2));
        run();

        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void taskMayBringAnother() {
        lanes.execute(() -> lanes.execute(() -> done.add(1)));
        run();

        assertThat(done).containsExactly(1);
    }

    @Test
    void refusedTaskIsRefusedAndNotDoneLater() {
        boolean[] busy = {true};
        Lanes refusing = new Lanes(
                task -> {
                    if (busy[0]) {
                        throw new RejectedExecutionException();
                    }
                    task.run();
                },
                1);
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> refusing.execute(() -> done.add(1)));

        busy[0] = false;
        refusing.execute(() -> done.add(2));

        assertThat(done).containsExactly(2);
    }

    private void run() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }
}
