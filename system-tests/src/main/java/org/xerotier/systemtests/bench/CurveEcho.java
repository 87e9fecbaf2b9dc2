package org.xerotier.systemtests.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.xerotier.mesh.jeromq.ConnectWatch;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The bound of the mesh: round trips of a bare CURVE socket with the same library, to another process. */
final class CurveEcho {

    private CurveEcho() {}

    static Load.Figures measure(int peers, int bytes, double seconds) throws Exception {
        ZMQ.Curve.KeyPair pair = ZMQ.Curve.generateKeyPair();
        byte[] secret = ZMQ.Curve.z85Decode(pair.secretKey);
        byte[] open = ZMQ.Curve.z85Decode(pair.publicKey);
        int port = freePort();
        Process server = new ProcessBuilder(
                        java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoServer.class.getName(),
                        HexFormat.of().formatHex(secret),
                        HexFormat.of().formatHex(open),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
                ZContext context = new ZContext()) {
            if (!"ready".equals(out.readLine())) {
                throw new IllegalStateException("the echo server did not start");
            }
            ConnectWatch connects = ConnectWatch.in(context);
            return Load.run(peers, seconds, thread -> new Peer(context, connects, open, port, bytes));
        } finally {
            server.getOutputStream().close();
            server.destroy();
        }
    }

    private static int freePort() throws java.io.IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static String java() {
        return System.getProperty("java.home") + "/bin/java";
    }

    private static final class Peer implements Load.Loop {

        private final ZMQ.Socket socket;
        private final byte[] message;

        Peer(ZContext context, ConnectWatch connects, byte[] server, int port, int bytes) {
            message = new byte[bytes];
            socket = connected(context, connects, server, port);
        }

        private static ZMQ.Socket connected(ZContext context, ConnectWatch connects, byte[] server, int port) {
            ZMQ.Socket fresh = open(context, connects, server, port);
            fresh.setReceiveTimeOut(30_000);
            return fresh;
        }

        private static ZMQ.Socket open(ZContext context, ConnectWatch connects, byte[] server, int port) {
            ZMQ.Curve.KeyPair pair = ZMQ.Curve.generateKeyPair();
            ZMQ.Socket fresh;
            synchronized (context) {
                fresh = context.createSocket(SocketType.DEALER);
            }
            fresh.setLinger(0);
            fresh.setCurveServerKey(server);
            fresh.setCurvePublicKey(ZMQ.Curve.z85Decode(pair.publicKey));
            fresh.setCurveSecretKey(ZMQ.Curve.z85Decode(pair.secretKey));
            connects.over(fresh);
            fresh.connect("tcp://127.0.0.1:" + port);
            return fresh;
        }

        @Override
        public void once() {
            socket.send(message);
            if (socket.recv() == null) {
                throw new IllegalStateException("no echo within 30 s");
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
