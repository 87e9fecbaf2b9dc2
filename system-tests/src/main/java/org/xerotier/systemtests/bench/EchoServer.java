package org.xerotier.systemtests.bench;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The other end of {@link CurveEcho}: a CURVE ROUTER that sends back what it gets. A process of its own. */
public final class EchoServer {

    private EchoServer() {}

    /** Takes the secret and public key in hex and the port; ends with its standard input. */
    public static void main(String[] args) throws Exception {
        byte[] secret = HexFormat.of().parseHex(args[0]);
        byte[] open = HexFormat.of().parseHex(args[1]);
        Thread echo = new Thread(() -> serve(secret, open, args[2]), "echo");
        echo.setDaemon(true);
        echo.start();
        while (System.in.read() >= 0) {
            // Until whoever started this lets go.
        }
    }

    private static void serve(byte[] secret, byte[] open, String port) {
        try (ZContext context = new ZContext()) {
            ZMQ.Socket router = context.createSocket(SocketType.ROUTER);
            router.setCurveServer(true);
            router.setCurvePublicKey(open);
            router.setCurveSecretKey(secret);
            router.bind("tcp://127.0.0.1:" + port);
            System.out.write("ready\n".getBytes(StandardCharsets.US_ASCII), 0, 6);
            System.out.flush();
            while (true) {
                byte[] id = router.recv();
                byte[] body = router.recv();
                router.send(id, ZMQ.SNDMORE);
                router.send(body);
            }
        }
    }
}
