package org.xerotier.mesh.frame;

/**
 * One router of the mesh, as an agent needs it to open a session there.
 *
 * @param id of the router's process, for logs
 * @param address {@code tcp://host:port}
 * @param curveKey the router's CURVE public key, 64 hex
 */
public record RouterContact(String id, String address, String curveKey) {

    /** Most routers an agent is told of. */
    public static final int MAX_ROUTERS = 64;

    public static final int MAX_ADDRESS = 256;

    public RouterContact {
        Bounds.id("id", id);
        Bounds.text("address", address, 1, MAX_ADDRESS);
        Bounds.text("curve_key", curveKey, 64, 64);
    }
}
