package org.xerotier.router.security;

import com.nimbusds.jose.jwk.JWK;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an issuer's public keys come from. */
interface KeySource {

    /**
     * The key of this id.
     *
     * @param kid {@code null} asks for the only key there is
     */
    Optional<JWK> find(@Nullable String kid);
}
