package org.xerotier.mesh.jeromq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import zmq.Ctx;
import zmq.poll.IPollEvents;
import zmq.poll.Poller;

/**
 * The fault of JeroMQ 0.6.0 that {@link ConnectWatch} is there for, in its smallest form. When this test fails, a newer
 * JeroMQ has mended it and the watch may go.
 */
class ForgottenChannelTest {

    @Test
    void a_channel_that_changes_hands_within_one_round_is_forgotten_until_the_poller_looks_again() throws Exception {
        Ctx context = new Ctx();
        Poller poller = new Poller(context, "poller");
        Owner first = new Owner(poller);
        Bystander other = new Bystander(poller);
        poller.start();
        try {
            ring(first.pipe);
            assertThat(first.handedOver.await(10, TimeUnit.SECONDS)).isTrue();
            ring(first.pipe);
            // Two whole rounds after the channel had something to read.
            other.ringAndWait();
            other.ringAndWait();
            assertThat(first.successorHeard.getCount())
                    .as("the new owner is told")
                    .isEqualTo(1);
            other.look = true;
            other.ringAndWait();
            assertThat(first.successorHeard.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            poller.destroy();
            context.terminate();
        }
    }

    private static Pipe pipe() {
        try {
            Pipe pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            return pipe;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void ring(Pipe pipe) throws IOException {
        pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    }

    private static void drain(Pipe pipe) {
        try {
            pipe.source().read(ByteBuffer.allocate(8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** As JeroMQ's connecter: lets go of its channel, which the engine takes up in the same round. */
    private static final class Owner implements IPollEvents {

        private final Poller poller;
        private final Pipe pipe = pipe();
        private final CountDownLatch handedOver = new CountDownLatch(1);
        private final CountDownLatch successorHeard = new CountDownLatch(1);
        private final Poller.Handle handle;

        Owner(Poller poller) {
            this.poller = poller;
            handle = poller.addHandle(pipe.source(), this);
            poller.setPollIn(handle);
        }

        @Override
        public void inEvent() {
            drain(pipe);
            poller.removeHandle(handle);
            Poller.Handle next = poller.addHandle(pipe.source(), new IPollEvents() {
                @Override
                public void inEvent() {
                    drain(pipe);
                    successorHeard.countDown();
                }
            });
            poller.setPollIn(next);
            handedOver.countDown();
        }
    }

    private static final class Bystander implements IPollEvents {

        private final Poller poller;
        private final Pipe pipe = pipe();
        private final Semaphore rounds = new Semaphore(0);
        private final Poller.Handle handle;
        private volatile boolean look;

        Bystander(Poller poller) {
            this.poller = poller;
            handle = poller.addHandle(pipe.source(), this);
            poller.setPollIn(handle);
        }

        void ringAndWait() throws Exception {
            ring(pipe);
            assertThat(rounds.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void inEvent() {
            drain(pipe);
            if (look) {
                poller.setPollIn(handle);
            }
            rounds.release();
        }
    }
}
