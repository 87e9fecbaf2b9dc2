package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkerMusterTest {

    @Test
    void asManyWorkersAsWereCalledMeetAndGo() throws Exception {
        try (ThreadWorks works = new ThreadWorks()) {
            assertThat(WorkerMuster.call(works, 12)).isTrue();
        }
    }

    @Test
    void aServerThatRefusesIsNotWaitedFor() throws Exception {
        try (ThreadWorks works = new ThreadWorks()) {
            works.refuseNext(1);

            assertThat(WorkerMuster.call(works, 3)).isFalse();
        }
    }
}
