package org.xerotier.router.mesh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.xerotier.mesh.api.MeshConnection;
import org.xerotier.mesh.api.MeshSettings;
import org.xerotier.mesh.api.MeshStatus;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.systemtests.simulation.Container;

/** The room of the mesh as the simulation drives it: its own classes around a socket that is a scripted network. */
public final class SimulatedMesh {

    private SimulatedMesh() {}

    public static List<Class<?>> beans() {
        return List.of(FrameRouter.class, MeshSender.class);
    }

    /**
     * @param socket takes what is sent; throws where the peer is not connected
     * @param faults hears what a handler threw that is no refusal
     */
    public static Map<Class<?>, Object> given(
            BiConsumer<PeerKey, Envelope> socket, String address, Consumer<RuntimeException> faults) {
        Map<Class<?>, Object> given = new LinkedHashMap<>();
        given.put(MeshGate.class, new Gate(socket));
        given.put(MeshConfig.class, new MeshConfig("127.0.0.1:0", address, 1, 1, java.time.Duration.ofSeconds(1)));
        given.put(MeshLog.class, new MeshLog() {
            @Override
            void handlerFailed(Peer peer, FrameType type, RuntimeException fault) {
                faults.accept(fault);
            }
        });
        return given;
    }

    public static void receive(Container router, PeerKey from, Envelope envelope) {
        router.get(FrameRouter.class).route(from, envelope);
    }

    public static void peerLost(Container router, PeerKey peer) {
        router.get(FrameRouter.class).peerLost(peer);
    }

    private static final class Gate extends MeshGate {

        private final BiConsumer<PeerKey, Envelope> socket;

        Gate(BiConsumer<PeerKey, Envelope> socket) {
            this.socket = socket;
        }

        @Override
        MeshConnection connection() {
            return new MeshConnection() {
                @Override
                public void open(MeshSettings settings) {}

                @Override
                public void closeSocket() {}

                @Override
                public void send(PeerKey peer, Envelope envelope) {
                    socket.accept(peer, envelope);
                }

                @Override
                public void admit(Set<PeerKey> enrolled) {}

                @Override
                public void admit(PeerKey enrolled) {}

                @Override
                public void expel(PeerKey revoked) {}

                @Override
                public MeshStatus status() {
                    throw new UnsupportedOperationException("nobody asks");
                }

                @Override
                public void close() {}
            };
        }
    }
}
