package org.xerotier.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void portsDiffer() {
        assertThat(FreePorts.pick(20)).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void takenPortIsNotPreferred() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
            assertThat(FreePorts.preferring(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
    }
}
