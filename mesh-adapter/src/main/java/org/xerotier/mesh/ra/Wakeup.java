package org.xerotier.mesh.ra;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets other threads end a wait of the socket's thread; many calls make one byte. */
final class Wakeup implements AutoCloseable {

    private final Pipe pipe;
    private final ByteBuffer drop = ByteBuffer.allocate(16);
    private final AtomicBoolean pending = new AtomicBoolean();

    Wakeup() throws IOException {
        this.pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().configureBlocking(false);
    }

    void wake() {
        if (pending.compareAndSet(false, true)) {
            try {
                pipe.sink().write(ByteBuffer.allocate(1));
            } catch (IOException e) {
                // Closed: the waiting thread has ended.
                pending.set(true);
            }
        }
    }

    /** Before looking at what the wakers brought, never after. */
    void clear() throws IOException {
        while (pipe.source().read(drop.clear()) > 0) {
            continue;
        }
        pending.set(false);
    }

    SelectableChannel channel() {
        return pipe.source();
    }

    @Override
    public void close() throws IOException {
        pipe.sink().close();
        pipe.source().close();
    }
}
