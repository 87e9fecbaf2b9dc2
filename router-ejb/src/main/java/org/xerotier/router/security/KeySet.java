package org.xerotier.router.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Public keys as they were published: a JWK set, one JWK, or a PEM public key. Secret keys among them are refused. */
record KeySet(List<JWK> keys) implements KeySource {

    static final int MAX_BYTES = 65_536;

    private static final int MOST_KEYS = 64;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    KeySet {
        keys = List.copyOf(keys);
    }

    /** Reads what a file or an issuer's URL holds; {@link IllegalArgumentException} says what is wrong with it. */
    static KeySet parse(byte[] document) {
        if (document.length > MAX_BYTES) {
            throw new IllegalArgumentException("a key set has at most " + MAX_BYTES + " bytes");
        }
        String text = new String(document, StandardCharsets.UTF_8).strip();
        Matcher pem = PEM.matcher(text);
        List<JWK> found = pem.matches() ? List.of(ofPem(pem.group(1))) : ofJson(text);
        if (found.isEmpty() || found.size() > MOST_KEYS) {
            throw new IllegalArgumentException(
                    "a key set has 1 to " + MOST_KEYS + " keys, this one has " + found.size());
        }
        if (found.stream().anyMatch(JWK::isPrivate)) {
            throw new IllegalArgumentException("a key set for checking has public keys only, this one has a secret");
        }
        return new KeySet(found);
    }

    @Override
    public Optional<JWK> find(@Nullable String kid) {
        if (kid == null) {
            return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
        }
        List<JWK> named =
                keys.stream().filter(key -> Objects.equals(key.getKeyID(), kid)).toList();
        if (named.isEmpty() && keys.size() == 1 && keys.get(0).getKeyID() == null) {
            return Optional.of(keys.get(0));
        }
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private static List<JWK> ofJson(String text) {
        try {
            return text.contains("\"keys\"") ? JWKSet.parse(text).getKeys() : List.of(JWK.parse(text));
        } catch (ParseException e) {
            throw new IllegalArgumentException("this is no JWK set, JWK or PEM public key", e);
        }
    }

    private static JWK ofPem(String base64) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
            try {
                return new RSAKey.Builder(
                                (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec))
                        .build();
            } catch (GeneralSecurityException notRsa) {
                return new ECKey.Builder(Curve.P_256, (ECPublicKey)
                                KeyFactory.getInstance("EC").generatePublic(spec))
                        .build();
            }
        } catch (GeneralSecurityException | IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException("this PEM holds no RSA or P-256 public key", e);
        }
    }

    /** Tells keys by their thumbprints, for logs. */
    String thumbprints() {
        StringBuilder all = new StringBuilder();
        for (JWK key : keys) {
            try {
                all.append(all.length() == 0 ? "" : " ").append(key.computeThumbprint());
            } catch (JOSEException e) {
                all.append(" ?");
            }
        }
        return all.toString();
    }
}
