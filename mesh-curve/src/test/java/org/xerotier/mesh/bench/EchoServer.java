package org.xerotier.mesh.bench;

import com.neilalexander.jnacl.crypto.curve25519xsalsa20poly1305;
import java.nio.charset.StandardCharsets;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A CURVE ROUTER that sends back what it gets, until it is killed. The same as {@code native/echo.c server}. */
public final class EchoServer {

    private EchoServer() {}

    /** Secret and public key in Z85. Prints the port. */
    public static void main(String[] args) {
        try (ZContext context = new ZContext()) {
            ZMQ.Socket router = context.createSocket(SocketType.ROUTER);
            router.setCurveServer(true);
            router.setCurveSecretKey(args[0].getBytes(StandardCharsets.US_ASCII));
            router.setCurvePublicKey(args[1].getBytes(StandardCharsets.US_ASCII));
            int port = router.bindToRandomPort("tcp://127.0.0.1");
            System.err.println("cryptography from "
                    + curve25519xsalsa20poly1305
                            .class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation());
            System.out.println(port);
            while (true) {
                byte[] id = router.recv();
                byte[] body = router.recv();
                router.send(id, ZMQ.SNDMORE);
                router.send(body);
            }
        }
    }
}
