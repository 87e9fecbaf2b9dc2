package org.xerotier.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListeningSocketsTest {
    @Test
    void addressesAreReadInTheKernelsNotation() {
        assertThat(ListeningSockets.address("0100007F:1F90").toString()).isEqualTo("/127.0.0.1:8080");
        assertThat(ListeningSockets.address("0000000000000000FFFF00000100007F:0050")
                        .getAddress()
                        .isLoopbackAddress())
                .isTrue();
        assertThat(ListeningSockets.address("00000000000000000000000001000000:0050")
                        .getAddress()
                        .isLoopbackAddress())
                .isTrue();
        assertThat(ListeningSockets.address("00000000000000000000000000000000:0050")
                        .getAddress()
                        .isAnyLocalAddress())
                .isTrue();
    }

    @Test
    void ownSocketsAreFoundAndToldApart() throws IOException {
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var outside = new ServerSocket(0)) {
            var pid = ProcessHandle.current().pid();
            assertThat(ListeningSockets.of(pid))
                    .extracting(socket -> socket.getPort())
                    .contains(inside.getLocalPort(), outside.getLocalPort());
            assertThat(ListeningSockets.reachableFromOutside(pid))
                    .extracting(socket -> socket.getPort())
                    .contains(outside.getLocalPort())
                    .doesNotContain(inside.getLocalPort());
        }
    }
}
