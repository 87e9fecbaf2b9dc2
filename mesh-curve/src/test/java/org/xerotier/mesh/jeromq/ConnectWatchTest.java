package org.xerotier.mesh.jeromq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

class ConnectWatchTest {

    private static final int CONNECTS = 1_000;

    /** Without the watch about one in a hundred would wait for ever: no handshake interval comes to its help. */
    @Test
    void a_thousand_quick_connects_all_come_through() {
        try (ZContext serving = new ZContext();
                ZContext calling = new ZContext()) {
            ZMQ.Socket router = serving.createSocket(SocketType.ROUTER);
            int port = router.bindToRandomPort("tcp://127.0.0.1");
            ConnectWatch watch = ConnectWatch.in(calling);
            for (int i = 0; i < CONNECTS; i++) {
                ZMQ.Socket dealer = calling.createSocket(SocketType.DEALER);
                dealer.setHandshakeIvl(0);
                dealer.setLinger(0);
                watch.over(dealer);
                dealer.connect("tcp://127.0.0.1:" + port);
                dealer.send("hello");
                router.setReceiveTimeOut(30_000);
                assertThat(router.recv()).as("connect %d", i).isNotNull();
                assertThat(router.recvStr()).isEqualTo("hello");
                dealer.close();
            }
        }
    }
}
