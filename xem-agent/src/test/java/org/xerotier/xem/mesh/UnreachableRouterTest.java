package org.xerotier.xem.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.xem.NamedThreads;
import org.xerotier.xem.router.FakeRouter;
import org.xerotier.xem.time.SystemTicker;

/** Addresses nothing can be connected to must cost a try, and nothing else. */
class UnreachableRouterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A context's sockets, and more tries than there are sockets for. */
    private static final int TRIES = 500;

    private final RouterContact unresolvable = TestMesh.contact("r1", "tcp://no-such-host.invalid:5555");

    @Test
    void aNameThatCannotBeResolvedLeavesTheAgentFreeToReachAnother() {
        try (FakeRouter router = new FakeRouter(0, CurveKeyPair.generate(new SecureRandom()), 900)) {
            AtomicReference<RouterContact> enrolledWith = new AtomicReference<>(unresolvable);
            try (LiveAgent agent = new LiveAgent(enrolledWith::get, 300)) {
                agent.loop.start();
                Awaitility.await().atMost(PATIENCE).until(() -> agent.news.contains("r1 lost UNRESOLVED"));
                enrolledWith.set(router.contact("r2"));
                router.await(LeaseRenewal.class);
                assertThat(agent.news).contains("r2 up").noneMatch(each -> each.startsWith("died"));
            }
        }
    }

    @Test
    void aFailedOpenKeepsNoSocket() {
        CurveKeyPair own = CurveKeyPair.generate(new SecureRandom());
        NameLookup names =
                new NameLookup(InetAddress::getAllByName, new SystemTicker(), NamedThreads.of("test-lookup"));
        try (FakeRouter router = FakeRouter.start();
                DealerSockets sockets = new DealerSockets(names, fault -> {})) {
            Link wrong = sockets.link("tcp://127.0.0.1:70000", new Deaf());
            for (int i = 0; i < TRIES; i++) {
                assertThatThrownBy(() -> wrong.open(router.keys.publicKey(), own))
                        .isInstanceOf(RuntimeException.class);
                assertThat(wrong.isOpen()).isFalse();
            }
            Link right = sockets.link(router.address(), new Deaf());
            // Sockets are given back by a thread of the library, a moment later.
            Awaitility.await().ignoreExceptions().atMost(PATIENCE).until(() -> {
                right.open(router.keys.publicKey(), own);
                return right.isOpen();
            });
        }
    }

    private record Deaf() implements Link.Receiver {
        @Override
        public void received(byte[] frame) {
            // Nobody listens.
        }

        @Override
        public void lost(Loss loss) {
            // Nobody minds.
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://127.0.0.1:1, true",
        "tcp://127.0.0.1:65535, true",
        "tcp://127.0.0.1:65536, false",
        "tcp://router.example:99999, false",
        "tcp://[::1]:5555, true",
        "ipc://somewhere, false"
    })
    void onlyPlacesThatCanBeConnectedToAreUsed(String address, boolean usable) {
        assertThat(RouterPlace.isUsable(TestMesh.contact("r1", address))).isEqualTo(usable);
    }
}
