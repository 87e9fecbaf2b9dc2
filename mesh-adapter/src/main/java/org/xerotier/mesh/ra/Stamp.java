package org.xerotier.mesh.ra;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;

/**
 * What the authenticator writes on a connection: whose it is and its number in the gate.
 *
 * <p>JeroMQ hands frames over with one flat set of properties, in which those a peer announces about itself
 * <em>overwrite</em> those of the authenticator, {@code User-Id} included. So the stamp travels under a name that is
 * drawn at random at start and never leaves the process; without it, or with another {@code User-Id} beside it, a frame
 * is foreign.
 */
record Stamp(PeerKey peer, long connection) {

    private static final int KEY_DIGITS = 64;
    private static final int NAME_BYTES = 24;

    /** A property name nobody can guess. */
    static String secretName(SecureRandom random) {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return "X-" + HexFormat.of().formatHex(bytes);
    }

    String text() {
        return peer.hex() + "." + connection;
    }

    static @Nullable Stamp parse(@Nullable String text) {
        if (text == null || text.length() < KEY_DIGITS + 2 || text.charAt(KEY_DIGITS) != '.') {
            return null;
        }
        try {
            return new Stamp(
                    new PeerKey(text.substring(0, KEY_DIGITS)), Long.parseLong(text.substring(KEY_DIGITS + 1)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
