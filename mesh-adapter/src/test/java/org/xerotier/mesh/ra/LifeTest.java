package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.xerotier.mesh.ra.MeshFixture.soon;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.xerotier.mesh.api.MeshNotOpened;
import org.xerotier.mesh.api.MeshSettings;

/** Opening and closing leaves nothing behind. */
class LifeTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void tenLivesLeaveThreadsAndDescriptorsAsTheyWere() throws Exception {
        try (MeshFixture mesh = new MeshFixture()) {
            cycle(mesh);
            soon().until(() -> mesh.works.running() == 0);
            Set<String> threads = meshThreads();
            long descriptors = descriptors();

            for (int i = 0; i < 10; i++) {
                cycle(mesh);
            }

            soon().until(() -> mesh.works.running() == 0);
            soon().until(() -> meshThreads().equals(threads));
            soon().until(() -> descriptors() <= descriptors + 2);
        }
    }

    @Test
    void closingWithAPeerAndAFullLaneEndsInTime() throws Exception {
        try (MeshFixture mesh = new MeshFixture()) {
            mesh.open(mesh.settings().withQueues(1, 1, 8));
            mesh.endpoint.away = true;
            try (Peer agent = mesh.agent()) {
                for (int i = 0; i < 10; i++) {
                    agent.say(Frames.started("f" + i, "inv_1"));
                }
                soon().until(() -> mesh.status().framesIn() >= 2);

                mesh.node.close();

                soon().until(() -> mesh.works.running() == 0);
                assertThat(mesh.status().bound()).isFalse();
            }
        }
    }

    @Test
    void gateWithoutAThreadGivesThePortBack() throws Exception {
        try (MeshFixture mesh = new MeshFixture()) {
            MeshSettings settings = MeshSettings.of("127.0.0.1", freePort(), mesh.keys.secret());
            // Authenticator and socket get theirs.
            mesh.works.refuseAfter(2, 1);

            assertThatThrownBy(() -> mesh.open(settings)).isInstanceOf(MeshNotOpened.class);

            mesh.open(settings);
            mesh.serves();
        }
    }

    @Test
    void deadIoThreadHaltsTheProcess() throws Exception {
        try (MeshFixture mesh = new MeshFixture().open()) {
            mesh.transport().died(new OutOfMemoryError("from the test"));

            assertThat(mesh.halts).hasSize(1);
            assertThat(mesh.status().bound()).isFalse();
        }
    }

    @Test
    void errorInAThreadOfOursHaltsTheProcessAndAnExceptionOnlyRestarts() throws Exception {
        try (MeshFixture mesh = new MeshFixture().open()) {
            String before = mesh.address();
            mesh.transport().failed(new IllegalStateException("from the test"));

            soon().until(() -> mesh.status().bound() && !mesh.address().equals(before));
            assertThat(mesh.halts).isEmpty();

            mesh.transport().failed(new OutOfMemoryError("from the test"));
            assertThat(mesh.halts).hasSize(1);
        }
    }

    @Test
    void meshOpensAgainOnlyAfterAllLossesAreTold() throws Exception {
        try (MeshFixture mesh = new MeshFixture().open();
                Peer agent = mesh.agent()) {
            mesh.roundTrip(agent, "a1");
            mesh.endpoint.hold();
            mesh.transport().failed(new IllegalStateException("from the test"));

            soon().until(() -> !mesh.status().bound());
            await().during(Duration.ofMillis(500)).until(() -> !mesh.status().bound());
            mesh.endpoint.resume();

            soon().until(() -> mesh.status().bound());
            assertThat(mesh.endpoint.lost()).containsExactly(agent.key());
        }
    }

    private static void cycle(MeshFixture mesh) {
        mesh.open();
        mesh.serves();
        mesh.node.close();
        mesh.endpoint.deliveries.clear();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    private static Set<String> meshThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("iothread") || t.getName().startsWith("reaper"))
                .map(t -> t.getName() + t.getId())
                .collect(Collectors.toSet());
    }

    private static long descriptors() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
