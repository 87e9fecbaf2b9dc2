package org.xerotier.router.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;
import org.xerotier.mesh.key.SigningKey;

/** EdDSA for the JWS library, with the keys of the mesh. The library's own needs a crypto toolkit the JDK has. */
final class EdDsa implements JWSSigner, JWSVerifier {

    private final SigningKey key;
    private final JCAContext context = new JCAContext();

    EdDsa(SigningKey key) {
        this.key = key;
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) {
        return Base64URL.encode(key.sign(input));
    }

    @Override
    public boolean verify(JWSHeader header, byte[] input, Base64URL signature) {
        return JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
                && key.verifyingKey().verify(input, signature.decode());
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return Set.of(JWSAlgorithm.EdDSA);
    }

    @Override
    public JCAContext getJCAContext() {
        return context;
    }
}
