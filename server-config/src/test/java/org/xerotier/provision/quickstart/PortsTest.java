package org.xerotier.provision.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.provision.ProvisionException;
import org.xerotier.provision.quickstart.Ports.Port;

class PortsTest {
    @TempDir
    Path directory;

    @Test
    void wishComesFirstThenMemoryThenAnyFreePort() {
        var ports = Ports.decide(
                Map.of(Port.HTTP, 1001), Map.of(Port.HTTP, 2001, Port.MESH, 2002), port -> false, port -> true);
        assertThat(ports.of(Port.HTTP)).isEqualTo(1001);
        assertThat(ports.of(Port.MESH)).isEqualTo(2002);
        assertThat(ports.of(Port.POSTGRES)).isPositive();
    }

    @Test
    void rememberedPortThatSomebodyTookIsReplaced() {
        var ports = Ports.decide(Map.of(), Map.of(Port.HTTP, 2001), port -> false, port -> port != 2001);
        assertThat(ports.of(Port.HTTP)).isNotEqualTo(2001);
    }

    @Test
    void ourOwnRunningServerKeepsItsPort() {
        var ports = Ports.decide(Map.of(), Map.of(Port.HTTP, 2001), port -> true, port -> false);
        assertThat(ports.of(Port.HTTP)).isEqualTo(2001);
    }

    @Test
    void takenWishIsRefusedByName() {
        assertThatThrownBy(() -> Ports.decide(Map.of(Port.HTTP, 1001), Map.of(), port -> false, port -> false))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("QUICKSTART_HTTP_PORT");
    }

    @Test
    void runningServerDoesNotMove() {
        assertThatThrownBy(() ->
                        Ports.decide(Map.of(Port.HTTP, 1001), Map.of(Port.HTTP, 2001), port -> true, port -> true))
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("2001");
    }

    @Test
    void aSecondRouterGetsPortsOfItsOwnWhileTheFirstRuns() {
        var first = Map.of(Port.HTTP, 2001, Port.HTTP_2, 2002);
        var ports = Ports.decide(Map.of(), first, Router.FIRST::listensOn, port -> port != 2002);
        assertThat(ports.of(Port.HTTP)).isEqualTo(2001);
        assertThat(ports.of(Port.HTTP_2)).isNotEqualTo(2002);
        assertThat(Port.HTTP_2.flag()).isEqualTo("--http-2-port");
        assertThat(Port.HTTP_2.variable()).isEqualTo("QUICKSTART_HTTP_2_PORT");
    }

    @Test
    void portsAreRememberedInAFile() {
        var file = directory.resolve("ports.properties");
        Ports.decide(Map.of(Port.HTTP, 1001), Map.of(), port -> false, port -> true)
                .remember(file);
        assertThat(Ports.remembered(file)).containsEntry(Port.HTTP, 1001).hasSize(Port.values().length);
    }

    @Test
    void nonsenseIsNoPort() {
        assertThatThrownBy(() -> Ports.number("70000", "--http-port")).hasMessageContaining("--http-port");
        assertThatThrownBy(() -> Ports.number("x", "--http-port")).hasMessageContaining("x is not a port");
    }
}
