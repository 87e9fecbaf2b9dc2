package org.xerotier.router.mesh;

import java.time.Duration;
import java.util.List;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * Where the mesh listens and how patient it is with strangers.
 *
 * @param bind {@code host:port} the gate listens on
 * @param address what agents are told to connect to, {@code tcp://host:port}
 * @param maxUnauthenticated most connections that have not shown an enrolled key yet
 * @param maxUnauthenticatedPerAddress the same, from one address
 * @param handshakeTimeout how long a connection may take to show its key
 */
public record MeshConfig(
        String bind,
        String address,
        int maxUnauthenticated,
        int maxUnauthenticatedPerAddress,
        Duration handshakeTimeout) {

    private static final Setting<String> BIND =
            Setting.text("xerotier.mesh.bind", "127.0.0.1:5555", "Host and port the mesh listens on for agents.");
    private static final Setting<String> ADDRESS = Setting.text(
            "xerotier.mesh.address", "tcp://127.0.0.1:5555", "The mesh address agents are told at enrolment.");
    private static final Setting<Integer> MAX_UNAUTHENTICATED = Setting.number(
            "xerotier.mesh.max-unauthenticated",
            256,
            1,
            65_536,
            "Most mesh connections that have not yet shown an enrolled key.");
    private static final Setting<Integer> MAX_PER_ADDRESS = Setting.number(
            "xerotier.mesh.max-unauthenticated-per-address",
            64,
            1,
            65_536,
            "Most mesh connections from one address that have not yet shown an enrolled key.");
    private static final Setting<Duration> HANDSHAKE_TIMEOUT = Setting.millis(
            "xerotier.mesh.handshake-timeout-ms",
            5_000,
            100,
            60_000,
            "How long a mesh connection may take to show an enrolled key.");

    static final List<Setting<?>> SETTINGS =
            List.of(BIND, ADDRESS, MAX_UNAUTHENTICATED, MAX_PER_ADDRESS, HANDSHAKE_TIMEOUT);

    static MeshConfig from(Settings settings) {
        MeshConfig config = new MeshConfig(
                settings.read(BIND),
                settings.read(ADDRESS),
                settings.read(MAX_UNAUTHENTICATED),
                settings.read(MAX_PER_ADDRESS),
                settings.read(HANDSHAKE_TIMEOUT));
        settings.require(
                hasPort(config.bind),
                BIND.name() + " must be host:port with a port from 0 to 65535, is " + config.bind);
        settings.require(isAddress(config.address), ADDRESS.name() + " must be tcp://host:port, is " + config.address);
        settings.require(
                config.maxUnauthenticatedPerAddress <= config.maxUnauthenticated,
                MAX_PER_ADDRESS.name() + " must not be larger than " + MAX_UNAUTHENTICATED.name());
        return config;
    }

    /** Whether a text can be told to agents as a mesh address. */
    public static boolean isAddress(String text) {
        return text.length() <= 256 && text.startsWith("tcp://") && hasPort(text.substring("tcp://".length()));
    }

    String host() {
        return bind.substring(0, bind.lastIndexOf(':'));
    }

    int port() {
        return Integer.parseInt(bind.substring(bind.lastIndexOf(':') + 1));
    }

    private static boolean hasPort(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return colon > 0
                && hostAndPort.substring(0, colon).matches("[A-Za-z0-9._*\\[\\]:-]+")
                && hostAndPort.substring(colon + 1).matches("[0-9]{1,5}")
                && Integer.parseInt(hostAndPort.substring(colon + 1)) <= 65_535;
    }
}
