package org.xerotier.mesh.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.xerotier.mesh.jeromq.ConnectWatch;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The calling side, the same as {@code native/echo.c echo} and {@code connects}. */
public final class EchoClient {

    private final int port;
    private final byte[] server;
    private final ZContext context = new ZContext();
    private final ConnectWatch connects = ConnectWatch.in(context);

    private EchoClient(int port, String server) {
        this.port = port;
        this.server = server.getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code echo PORT KEY PEERS BYTES WINDOW WARM SECONDS} or {@code connects PORT KEY WARM COUNT}. */
    public static void main(String[] args) throws Exception {
        EchoClient client = new EchoClient(Integer.parseInt(args[1]), args[2]);
        if (args[0].equals("echo")) {
            client.echo(
                    Integer.parseInt(args[3]),
                    new byte[Integer.parseInt(args[4])],
                    Integer.parseInt(args[5]),
                    Double.parseDouble(args[6]),
                    Double.parseDouble(args[7]));
        } else {
            client.connects(Double.parseDouble(args[3]), Integer.parseInt(args[4]));
        }
        // Whoever started this still reads how much processor time it took; it ends with its standard input.
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }

    private ZMQ.Socket dealer() {
        ZMQ.Curve.KeyPair pair = ZMQ.Curve.generateKeyPair();
        ZMQ.Socket fresh = context.createSocket(SocketType.DEALER);
        fresh.setLinger(0);
        fresh.setCurveServerKey(server);
        fresh.setCurvePublicKey(pair.publicKey.getBytes(StandardCharsets.US_ASCII));
        fresh.setCurveSecretKey(pair.secretKey.getBytes(StandardCharsets.US_ASCII));
        fresh.setReceiveTimeOut(60_000);
        connects.over(fresh);
        fresh.connect("tcp://127.0.0.1:" + port);
        return fresh;
    }

    private void echo(int peers, byte[] body, int window, double warm, double seconds) throws Exception {
        AtomicLong echoes = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(peers);
        List<Future<Void>> running = new ArrayList<>();
        for (int i = 0; i < peers; i++) {
            ZMQ.Socket dealer = dealer();
            Callable<Void> peer = () -> run(dealer, body, window, echoes);
            running.add(threads.submit(peer));
        }
        pause(warm, running);
        System.out.println("begin");
        long before = echoes.get();
        long start = System.nanoTime();
        pause(seconds, running);
        long count = echoes.get() - before;
        System.out.printf("end %d %.6f%nworst 0%n", count, (System.nanoTime() - start) / 1e9);
    }

    /** Waits, and fails when a peer does. */
    private static void pause(double seconds, List<Future<Void>> running) throws Exception {
        try {
            running.get(0).get((long) (seconds * 1e3), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException stillRunning) {
            return;
        }
        throw new IllegalStateException("a peer stopped");
    }

    private static Void run(ZMQ.Socket dealer, byte[] body, int window, AtomicLong echoes) {
        for (int i = 0; i < window; i++) {
            dealer.send(body);
        }
        while (true) {
            if (dealer.recv() == null) {
                throw new IllegalStateException("no echo within a minute");
            }
            echoes.incrementAndGet();
            dealer.send(body);
        }
    }

    private void connects(double warm, int count) {
        byte[] body = new byte[16];
        long warmUntil = System.nanoTime() + (long) (warm * 1e9);
        while (System.nanoTime() < warmUntil) {
            once(body);
        }
        System.out.println("begin");
        long start = System.nanoTime();
        long worst = 0;
        for (int i = 0; i < count; i++) {
            long from = System.nanoTime();
            once(body);
            worst = Math.max(worst, System.nanoTime() - from);
        }
        System.out.printf("end %d %.6f%n", count, (System.nanoTime() - start) / 1e9);
        System.out.printf("worst %.1f%n", worst / 1e6);
    }

    private void once(byte[] body) {
        ZMQ.Socket dealer = dealer();
        dealer.send(body);
        if (dealer.recv() == null) {
            throw new IllegalStateException("no echo within a minute");
        }
        dealer.close();
    }
}
