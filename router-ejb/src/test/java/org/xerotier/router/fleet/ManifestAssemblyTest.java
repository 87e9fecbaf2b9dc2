package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.ManifestPart;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;

class ManifestAssemblyTest {

    private final Ids ids = new Ids(Clock.systemUTC(), new SecureRandom());
    private final AgentId agent = AgentId.next(ids);
    private final ManifestAssembly assembly = new ManifestAssembly(100);

    @Test
    void partsMayComeInAnyOrderAndTwice() {
        assertThat(add(agent, 1, 2, 3, "cc")).isEmpty();
        assertThat(add(agent, 1, 0, 3, "aaa")).isEmpty();
        assertThat(add(agent, 1, 0, 3, "aa")).isEmpty();
        assertThat(assembly.heldBytes()).isEqualTo(4);

        assertThat(add(agent, 1, 1, 3, "bb")).contains("aabbcc");
        assertThat(assembly.heldBytes()).isZero();
    }

    @Test
    void aPartOfAnotherManifestBeginsAnew() {
        add(agent, 1, 0, 2, "aa");

        assertThat(add(agent, 2, 1, 2, "bb")).isEmpty();
        assertThat(add(agent, 2, 0, 2, "cc")).contains("ccbb");
        assertThat(assembly.heldBytes()).isZero();
    }

    @Test
    void anotherCountBeginsAnew() {
        add(agent, 1, 0, 2, "aa");

        assertThat(add(agent, 1, 0, 1, "xx")).contains("xx");
    }

    @Test
    void agentsDoNotDisturbEachOther() {
        AgentId other = AgentId.next(ids);
        add(agent, 1, 0, 2, "aa");
        add(other, 1, 0, 2, "bb");

        assertThat(add(agent, 1, 1, 2, "AA")).contains("aaAA");
        assertThat(add(other, 1, 1, 2, "BB")).contains("bbBB");
    }

    @Test
    void allTogetherHoldABoundedNumberOfBytes() {
        for (int i = 0; i < 50; i++) {
            add(AgentId.next(ids), 1, 0, 2, "0123456789");
            assertThat(assembly.heldBytes()).isLessThanOrEqualTo(100);
        }
        add(agent, 1, 0, 2, "aa");

        assertThat(add(agent, 1, 1, 2, "bb")).contains("aabb");
    }

    private Optional<String> add(AgentId from, int hash, int index, int count, String text) {
        return assembly.add(from, new ManifestPart(FleetInMemory.hash(hash), 1, index, count, Bytes.utf8(text)))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
