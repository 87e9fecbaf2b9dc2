package org.xerotier.router.security;

import java.util.Locale;

/** The router's own keys. */
enum RouterKeyName {
    /** X25519; what agents know the router's mesh socket by. */
    CURVE,
    /** Ed25519; signs join keys, agent tokens and warrants. */
    SIGNING,
    /** Ed25519; signs the tokens of people. */
    ACCESS;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    PayloadPlace place() {
        return new PayloadPlace("router_keys", "sealed_secret", "router", text());
    }
}
