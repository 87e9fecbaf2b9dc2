package org.xerotier.mesh.jeromq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import zmq.poll.IPollEvents;
import zmq.poll.Poller;
import zmq.util.function.BiFunction;

/**
 * Keeps connections of JeroMQ 0.6.0 from hanging until their handshake interval ends.
 *
 * <p>A connection changes hands once, from the object that connects to the engine that talks: one handle of its channel is
 * cancelled, another is added. If both happen in one round of the I/O thread's poller (any command to that thread at the
 * wrong moment does it, even a late wake-up), the poller cancels the key the new handle was to be watched by, and nobody
 * watches the channel until something else makes the poller go through its handles again. So for a while after each attempt
 * to connect, a timer on that thread makes it do so. docs/explanation/mesh-security.md tells the whole story.
 */
public final class ConnectWatch {

    private static final long FIRST_LOOK_MILLIS = 5;
    private static final long LAST_LOOK_MILLIS = 20_000;

    private final Map<Thread, Looks> threads = new ConcurrentHashMap<>();

    private ConnectWatch() {}

    /** To be called before the context makes its first socket. */
    public static ConnectWatch in(ZContext context) {
        ConnectWatch watch = new ConnectWatch();
        BiFunction<Runnable, String, Thread> usual = context.getThreadFactory();
        context.setThreadFactor((work, name) -> {
            Thread thread = usual.apply(work, name);
            if (work instanceof Poller poller) {
                watch.threads.put(thread, new Looks(poller));
            }
            return thread;
        });
        return watch;
    }

    /** To be called before the socket connects. */
    public void over(ZMQ.Socket socket) {
        socket.setSelectorChooser((address, options) -> {
            Looks looks = threads.get(Thread.currentThread());
            if (looks != null) {
                looks.begin();
            }
            return SelectorProvider.provider();
        });
    }

    /** Belongs to one I/O thread, which alone calls it. */
    private static final class Looks implements IPollEvents {

        private final Poller poller;
        private final Poller.Handle unregistered = unregistered(this);
        private int round;
        private long delay;

        Looks(Poller poller) {
            this.poller = poller;
        }

        /** A handle the poller does not know; to change what it waits for makes the poller look at all it knows. */
        private static Poller.Handle unregistered(IPollEvents nobody) {
            try {
                SocketChannel channel = SocketChannel.open();
                channel.close();
                return new Poller.Handle(channel, nobody);
            } catch (IOException fault) {
                throw new UncheckedIOException("no channel could be made", fault);
            }
        }

        void begin() {
            delay = FIRST_LOOK_MILLIS;
            round++;
            poller.addTimer(delay, this, round);
        }

        @Override
        public void timerEvent(int id) {
            if (id != round) {
                return;
            }
            poller.resetPollOut(unregistered);
            delay *= 2;
            if (delay <= LAST_LOOK_MILLIS) {
                poller.addTimer(delay, this, round);
            }
        }
    }
}
