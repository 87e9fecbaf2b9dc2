package org.xerotier.systemtests.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** One connection through the proxy: two sockets and a thread for each direction. */
final class ProxiedConnection {

    private static final int BUFFER = 16_384;
    private static final long STALL_LOOK_NANOS = 5_000_000;

    private final Socket caller;
    private final Socket called;
    private final Set<ProxiedConnection> open;
    private final AtomicInteger directions = new AtomicInteger(2);
    private volatile long stalledUntil = System.nanoTime();
    private volatile boolean tears;

    ProxiedConnection(Socket caller, Socket called, Set<ProxiedConnection> open) {
        this.caller = caller;
        this.called = called;
        this.open = open;
    }

    void begin() throws IOException {
        caller.setTcpNoDelay(true);
        called.setTcpNoDelay(true);
        open.add(this);
        pump(caller, called);
        pump(called, caller);
    }

    private void pump(Socket from, Socket to) {
        Thread thread = new Thread(() -> run(from, to), "proxied");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (System.nanoTime() - stalledUntil < 0) {
                    LockSupport.parkNanos(STALL_LOOK_NANOS);
                }
                if (tears) {
                    out.write(buffer, 0, read / 2);
                    out.flush();
                    reset();
                    return;
                }
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException ended) {
            reset();
        } finally {
            if (directions.decrementAndGet() == 0) {
                reset();
            }
        }
    }

    void stall(Duration length) {
        stalledUntil = System.nanoTime() + length.toNanos();
    }

    /** The next piece of data is cut in the middle. */
    void tear() {
        tears = true;
    }

    void halfClose(boolean towardsCaller) {
        try {
            (towardsCaller ? caller : called).shutdownOutput();
        } catch (IOException already) {
            reset();
        }
    }

    void reset() {
        open.remove(this);
        abort(caller);
        abort(called);
    }

    private static void abort(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException gone) {
            // Closed by the other direction meanwhile.
            return;
        }
    }
}
