package org.xerotier.router.audit;

/** What the database holds is not what was sealed; the router does not sign it. */
final class ChainBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChainBroken(String message) {
        super(message);
    }
}
