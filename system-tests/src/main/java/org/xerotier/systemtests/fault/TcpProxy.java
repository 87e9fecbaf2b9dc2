package org.xerotier.systemtests.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between two parties on loopback and passes bytes on, until it is told to let them down. CURVE and PostgreSQL's protocol go
 * through unread.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket door;
    private final int target;
    private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
    private volatile long refusesUntil;
    private volatile boolean closed;

    /** @param target port on loopback where the bytes go */
    public TcpProxy(int target) {
        this.target = target;
        this.refusesUntil = System.nanoTime();
        try {
            door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Thread thread = new Thread(this::accept, "proxy-" + target);
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return door.getLocalPort();
    }

    public int connections() {
        return open.size();
    }

    /** Lets one connection down, or all; {@code length} is how long what ends by itself lasts. */
    public void cut(Cut kind, Duration length, Random random) {
        List<ProxiedConnection> now = new ArrayList<>(open);
        if (kind == Cut.BLACKOUT) {
            refusesUntil = System.nanoTime() + length.toNanos();
            now.forEach(ProxiedConnection::reset);
            return;
        }
        if (now.isEmpty()) {
            return;
        }
        ProxiedConnection victim = now.get(random.nextInt(now.size()));
        switch (kind) {
            case RESET -> victim.reset();
            case TORN -> victim.tear();
            case STALL -> now.forEach(connection -> connection.stall(length));
            case HALF_CLOSE -> victim.halfClose(random.nextBoolean());
            case BLACKOUT -> throw new IllegalStateException("dealt with above");
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket caller = door.accept();
                if (System.nanoTime() - refusesUntil < 0) {
                    caller.setSoLinger(true, 0);
                    caller.close();
                } else {
                    connect(caller);
                }
            } catch (SocketException ended) {
                if (closed) {
                    return;
                }
            } catch (IOException fault) {
                System.err.println("proxy: " + fault);
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        Socket called = new Socket();
        try {
            called.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
        } catch (IOException nobodyThere) {
            caller.setSoLinger(true, 0);
            caller.close();
            return;
        }
        new ProxiedConnection(caller, called, open).begin();
    }

    @Override
    public void close() {
        closed = true;
        try {
            door.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        open.forEach(ProxiedConnection::reset);
    }
}
