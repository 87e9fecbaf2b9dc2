package org.xerotier.router.security;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** This room's messages for operators; ids are never used twice. */
final class SecurityLog {

    private static final Logger LOG = System.getLogger("org.xerotier.router.security");

    private SecurityLog() {}

    static void authenticationFailed(String requestId, Throwable cause) {
        LOG.log(
                Level.ERROR,
                () -> "XR-SEC-0001 authentication could not be decided and was refused, request_id=" + requestId
                        + "; if this repeats, check the database",
                cause);
    }

    static void bootstrapped(String slug) {
        LOG.log(Level.INFO, "XR-SEC-0002 first project created, slug={0}; the bootstrap token is used up", slug);
    }

    static void keysMade(String name) {
        LOG.log(Level.INFO, "XR-SEC-0003 router key made, name={0}; all routers of this database share it", name);
    }

    static void keySetFetched(String issuer, String thumbprints) {
        LOG.log(Level.INFO, "XR-SEC-0005 key set fetched, issuer={0}, thumbprints={1}", issuer, thumbprints);
    }

    static void keySetNotFetched(String issuer, Exception cause) {
        LOG.log(
                Level.WARNING,
                () -> "XR-SEC-0006 the key set of an issuer cannot be fetched, issuer=" + issuer
                        + "; the former one serves for a day: " + cause.getMessage());
    }

    static void tokenFileUnreadable(String file, Throwable cause) {
        LOG.log(
                Level.WARNING,
                () -> "XR-SEC-0004 the bootstrap token file cannot be read, file=" + file
                        + "; make it readable for the server's user",
                cause);
    }
}
