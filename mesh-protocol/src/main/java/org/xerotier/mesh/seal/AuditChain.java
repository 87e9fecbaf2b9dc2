package org.xerotier.mesh.seal;

import java.nio.charset.StandardCharsets;

/**
 * The hash chain of one project: {@code h(0) = SHA-256("xerotier.audit.genesis.v1" 00 chain)}, {@code h(n) =
 * SHA-256("xerotier.audit.chain.v1" 00 h(n-1) n rowhash(n))}, with n as eight bytes, most significant first. Whoever
 * knows h(n) knows all rows up to n and their order.
 *
 * <p>For one thread.
 */
public final class AuditChain {

    /** The chain of rows that belong to no project. */
    public static final String ROUTER = "router";

    private static final byte[] GENESIS = domain("xerotier.audit.genesis.v1");
    private static final byte[] LINK = domain("xerotier.audit.chain.v1");

    private final Digest digest = new Digest();
    private final byte[] input = new byte[LINK.length + Digest.BYTES + Long.BYTES + Digest.BYTES];

    public AuditChain() {
        System.arraycopy(LINK, 0, input, 0, LINK.length);
    }

    /** What the first row is linked to. */
    public static byte[] genesis(String chain) {
        return new Digest()
                .add(GENESIS)
                .add(chain.getBytes(StandardCharsets.UTF_8))
                .end();
    }

    public byte[] link(byte[] previous, long sequence, byte[] rowHash) {
        byte[] next = new byte[Digest.BYTES];
        link(previous, sequence, rowHash, next);
        return next;
    }

    /** The same into an array that is there already, which may be that of the previous link. */
    void link(byte[] previous, long sequence, byte[] rowHash, byte[] target) {
        int at = LINK.length;
        System.arraycopy(previous, 0, input, at, Digest.BYTES);
        at += Digest.BYTES;
        for (int shift = 56; shift >= 0; shift -= 8) {
            input[at++] = (byte) (sequence >>> shift);
        }
        System.arraycopy(rowHash, 0, input, at, Digest.BYTES);
        digest.add(input).end(target);
    }

    static byte[] domain(String name) {
        return (name + "\0").getBytes(StandardCharsets.US_ASCII);
    }
}
