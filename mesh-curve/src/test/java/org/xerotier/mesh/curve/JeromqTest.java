package org.xerotier.mesh.curve;

import static org.assertj.core.api.Assertions.assertThat;

import com.neilalexander.jnacl.crypto.curve25519xsalsa20poly1305;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** JeroMQ, compiled against jnacl, finds everything it calls, and talks CURVE over it. */
class JeromqTest {

    @Test
    void whatever_jeromq_calls_is_there() {
        JavaClasses jeromq = new ClassFileImporter().importPackages("zmq", "org.zeromq");
        assertThat(jeromq).isNotEmpty();
        Set<String> called = new TreeSet<>();
        List<? extends JavaAccess<?>> accesses = jeromq.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getPackageName().startsWith("com.neilalexander"))
                .toList();
        for (JavaAccess<?> access : accesses) {
            assertThat(access.getTarget().resolveMember())
                    .as(access.getDescription())
                    .isPresent();
            called.add(access.getTargetOwner().getSimpleName() + "." + access.getName());
        }
        assertThat(called)
                .contains(
                        "curve25519xsalsa20poly1305.crypto_box_keypair",
                        "curve25519xsalsa20poly1305.crypto_box_beforenm",
                        "curve25519xsalsa20poly1305.crypto_box_open",
                        "xsalsa20poly1305.crypto_secretbox_open");
    }

    @Test
    void a_dealer_and_a_router_talk_over_it() {
        byte[][] server = pair();
        byte[][] client = pair();
        try (ZContext context = new ZContext()) {
            ZMQ.Socket router = context.createSocket(SocketType.ROUTER);
            router.setCurveServer(true);
            router.setCurvePublicKey(server[0]);
            router.setCurveSecretKey(server[1]);
            int port = router.bindToRandomPort("tcp://127.0.0.1");
            ZMQ.Socket dealer = context.createSocket(SocketType.DEALER);
            dealer.setCurveServerKey(server[0]);
            dealer.setCurvePublicKey(client[0]);
            dealer.setCurveSecretKey(client[1]);
            dealer.setHandshakeIvl(1_000);
            dealer.setReconnectIVL(10);
            router.setReceiveTimeOut(20_000);
            dealer.setReceiveTimeOut(20_000);
            dealer.connect("tcp://127.0.0.1:" + port);
            for (int length : new int[] {0, 1, 256, 5_000, 60_000}) {
                byte[] body = new RandomBoxes(length).bytes(length);
                dealer.send(body);
                byte[] id = router.recv();
                assertThat(router.recv()).isEqualTo(body);
                router.send(id, ZMQ.SNDMORE);
                router.send(body);
                assertThat(dealer.recv()).isEqualTo(body);
            }
        }
    }

    private static byte[][] pair() {
        byte[][] pair = new byte[2][32];
        assertThat(curve25519xsalsa20poly1305.crypto_box_keypair(pair[0], pair[1]))
                .isZero();
        return pair;
    }
}
