package org.xerotier.mesh.ra;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A wire that can go dead without anybody closing it. */
final class StallingRelay implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean stalled;

    StallingRelay(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void stall() {
        stalled = true;
    }

    private void accept() throws IOException {
        while (true) {
            Socket left = listener.accept();
            Socket right = new Socket("127.0.0.1", target);
            synchronized (open) {
                open.add(left);
                open.add(right);
            }
            start(() -> pump(left.getInputStream(), right.getOutputStream()));
            start(() -> pump(right.getInputStream(), left.getOutputStream()));
        }
    }

    private void pump(InputStream in, OutputStream out) throws IOException, InterruptedException {
        byte[] buffer = new byte[8_192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (stalled) {
                released.await();
            }
            out.write(buffer, 0, n);
        }
    }

    private static void start(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.take();
            } catch (IOException | InterruptedException e) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    @Override
    public void close() throws Exception {
        released.countDown();
        listener.close();
        synchronized (open) {
            for (AutoCloseable one : open) {
                one.close();
            }
        }
    }
}
