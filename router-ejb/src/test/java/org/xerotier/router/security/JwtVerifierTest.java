package org.xerotier.router.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.router.Actors;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.people.PeopleRoom;

/** Every token here but the first is one somebody made to be let in with. Each is refused. */
class JwtVerifierTest {

    private static final String ISS = "https://issuer.example";
    private static final RSAKey RSA = rsa("r1", 2_048);
    private static final RSAKey STRANGER = rsa("r1", 2_048);
    private static final ECKey EC = ec("e1");

    private static final MutableClock CLOCK = new MutableClock();
    private static final long NOW = CLOCK.instant().getEpochSecond();

    private final Issuers issuers = issuers(JwtAlgorithm.RS256, JWKSet.parse(publicSet(RSA)));

    JwtVerifierTest() throws java.text.ParseException {}

    @Test
    void aGoodTokenSaysWhoItIs() {
        Jwt jwt = issuers.verify(token(header(), claims("\"groups\":[\"ops\"],\"upn\":\"ada\"")));
        assertThat(jwt.identity().issuer()).isEqualTo(ISS);
        assertThat(jwt.identity().subject()).isEqualTo("s-1");
        assertThat(jwt.username()).isEqualTo("ada");
        assertThat(jwt.issuer().rolesOf(jwt.groups())).containsExactly("demo:owner");
    }

    @Test
    void goodTokensComeInSeveralShapes() {
        for (String header : List.of(
                "{\"alg\":\"RS256\"}",
                "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
                "{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"r1\"}",
                "{\"alg\":\"RS256\",\"kid\":\"r1\",\"x5t\":\"abc\"}")) {
            assertThat(issuers.verify(token(header, claims(""))).identity().subject())
                    .isEqualTo("s-1");
        }
        String several = claims("").replace("\"aud\":\"router\"", "\"aud\":[\"other\",\"router\"]");
        assertThat(issuers.verify(token(header(), several)).groups()).isEmpty();
    }

    @Test
    void anIssuerOfEcSignaturesIsHeldToThem() throws Exception {
        Issuers ec = issuers(JwtAlgorithm.ES256, JWKSet.parse(publicSet(EC)));
        String header = "{\"alg\":\"ES256\",\"kid\":\"e1\"}";
        String input = b64(header) + "." + b64(claims(""));
        var signature = new ECDSASigner(EC).sign(new JWSHeader(JWSAlgorithm.ES256), input.getBytes(UTF_8));
        assertThat(ec.verify(input + "." + signature).identity().subject()).isEqualTo("s-1");
        byte[] zeros = new byte[64];
        assertRefused(ec, input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(zeros));
        assertRefused(ec, token(header(), claims("")));
        assertRefused(issuers, input + "." + signature);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void aTokenThatIsNotExactlyGoodIsRefused(String what, String token) {
        assertRefused(issuers, token);
    }

    static Stream<Arguments> forgeries() throws Exception {
        Map<String, String> bad = new LinkedHashMap<>();
        String good = token(header(), claims(""));
        String[] parts = good.split("\\.");
        // algorithms
        bad.put("alg none without signature", b64("{\"alg\":\"none\"}") + "." + b64(claims("")) + ".");
        bad.put("alg none with the good signature", b64("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        bad.put("alg NoNe", b64("{\"alg\":\"NoNe\"}") + "." + parts[1] + "." + parts[2]);
        bad.put("alg missing", token("{\"typ\":\"JWT\",\"kid\":\"r1\"}", claims("")));
        bad.put("alg as a number", token("{\"alg\":256}", claims("")));
        bad.put("alg in lower case", token("{\"alg\":\"rs256\"}", claims("")));
        bad.put("alg PS256", token("{\"alg\":\"PS256\",\"kid\":\"r1\"}", claims("")));
        bad.put(
                "HS256 with the public key as secret, DER",
                hs256(RSA.toRSAPublicKey().getEncoded()));
        bad.put("HS256 with the public key as secret, PEM", hs256(pem().getBytes(UTF_8)));
        bad.put("HS256 with the public key as secret, PEM and newline", hs256((pem() + "\n").getBytes(UTF_8)));
        // keys of the sender's choice
        bad.put("signed by a stranger under the same kid", token(STRANGER, header(), claims("")));
        bad.put(
                "embedded jwk",
                token(
                        STRANGER,
                        "{\"alg\":\"RS256\",\"jwk\":" + STRANGER.toPublicJWK().toJSONString() + "}",
                        claims("")));
        bad.put(
                "good key and a jwk beside it",
                token(
                        "{\"alg\":\"RS256\",\"kid\":\"r1\",\"jwk\":"
                                + RSA.toPublicJWK().toJSONString() + "}",
                        claims("")));
        for (String name : List.of("jku", "x5u")) {
            bad.put(
                    name,
                    token(
                            "{\"alg\":\"RS256\",\"kid\":\"r1\",\"" + name + "\":\"https://evil.example/k\"}",
                            claims("")));
        }
        bad.put("x5c", token("{\"alg\":\"RS256\",\"kid\":\"r1\",\"x5c\":[\"AAAA\"]}", claims("")));
        bad.put("crit", token("{\"alg\":\"RS256\",\"kid\":\"r1\",\"crit\":[\"exp\"]}", claims("")));
        bad.put("b64 false", token("{\"alg\":\"RS256\",\"kid\":\"r1\",\"b64\":false,\"crit\":[\"b64\"]}", claims("")));
        bad.put("zip", token("{\"alg\":\"RS256\",\"kid\":\"r1\",\"zip\":\"DEF\"}", claims("")));
        bad.put("p2c of PBES2", token("{\"alg\":\"RS256\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}", claims("")));
        for (String kid : List.of("../../dev/null", "' or 1=1 --", "https://evil.example/", "other", "")) {
            bad.put("kid " + kid, token("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}", claims("")));
        }
        bad.put("kid of a megabyte", token("{\"alg\":\"RS256\",\"kid\":\"" + "k".repeat(1 << 20) + "\"}", claims("")));
        bad.put("kid as a list", token("{\"alg\":\"RS256\",\"kid\":[\"r1\"]}", claims("")));
        // types
        bad.put("typ of a join key", token("{\"alg\":\"RS256\",\"typ\":\"xerotier-join+jwt\"}", claims("")));
        bad.put("typ as a number", token("{\"alg\":\"RS256\",\"typ\":1}", claims("")));
        // claims
        bad.put("iss of another", token(header(), claims("").replace(ISS, "https://other.example")));
        bad.put("iss with a slash more", token(header(), claims("").replace(ISS, ISS + "/")));
        bad.put("iss missing", token(header(), without("iss")));
        bad.put("aud of another", token(header(), claims("").replace("\"router\"", "\"other\"")));
        bad.put("aud missing", token(header(), without("aud")));
        bad.put("aud empty", token(header(), claims("").replace("\"router\"", "[]")));
        bad.put("aud as a list of lists", token(header(), claims("").replace("\"router\"", "[[\"router\"]]")));
        bad.put("aud with a number in it", token(header(), claims("").replace("\"router\"", "[\"router\",1]")));
        bad.put("sub missing", token(header(), without("sub")));
        bad.put("sub as a number", token(header(), claims("").replace("\"s-1\"", "1")));
        bad.put("sub of 256 characters", token(header(), claims("").replace("s-1", "s".repeat(256))));
        bad.put("exp missing", token(header(), without("exp")));
        bad.put("iat missing", token(header(), without("iat")));
        for (String value : List.of(
                "\"" + (NOW + 300) + "\"",
                NOW + ".5",
                "1e400",
                "-1",
                "0",
                "null",
                "true",
                "[" + NOW + "]",
                "9223372036854775808",
                "99999999999999")) {
            bad.put("exp " + value, token(header(), claims("").replace("\"exp\":" + (NOW + 300), "\"exp\":" + value)));
        }
        bad.put(
                "exp an hour ago",
                token(
                        header(),
                        claims("")
                                .replace("\"exp\":" + (NOW + 300), "\"exp\":" + (NOW - 3_600))
                                .replace("\"iat\":" + NOW, "\"iat\":" + (NOW - 7_200))));
        bad.put(
                "exp before iat",
                token(header(), claims("").replace("\"exp\":" + (NOW + 300), "\"exp\":" + (NOW - 1))));
        bad.put("iat in the future", token(header(), claims("").replace("\"iat\":" + NOW, "\"iat\":" + (NOW + 120))));
        bad.put("nbf in the future", token(header(), claims("\"nbf\":" + (NOW + 120))));
        bad.put("nbf as a text", token(header(), claims("\"nbf\":\"" + NOW + "\"")));
        bad.put(
                "older than its issuer allows",
                token(header(), claims("").replace("\"iat\":" + NOW, "\"iat\":" + (NOW - 90_000))));
        bad.put("groups as an object", token(header(), claims("\"groups\":{\"ops\":true}")));
        // JSON with two meanings
        bad.put("a claim twice", token(header(), claims("\"sub\":\"admin\"")));
        bad.put("a claim twice, once escaped", token(header(), claims("\"s\\u0075b\":\"admin\"")));
        bad.put("a header twice", token("{\"alg\":\"RS256\",\"alg\":\"none\"}", claims("")));
        bad.put("text after the claims", token(header(), claims("") + " {}"));
        bad.put("claims that are a list", token(header(), "[" + claims("") + "]"));
        bad.put("claims nested too deep", token(header(), claims("\"x\":" + "[".repeat(20) + "]".repeat(20))));
        // form
        bad.put("four parts", good + ".AAAA");
        bad.put("two parts", parts[0] + "." + parts[1]);
        bad.put("five parts, as an encrypted token has", good + ".AAAA.AAAA");
        bad.put("a trailing dot", good + ".");
        bad.put("an empty signature", parts[0] + "." + parts[1] + ".");
        bad.put("padding", good + "==");
        bad.put(
                "the other alphabet",
                parts[0] + "." + parts[1] + "." + parts[2].replace('-', '+').replace('_', '/') + "+");
        bad.put("white space", parts[0] + ". " + parts[1] + "." + parts[2]);
        bad.put("a changed signature", parts[0] + "." + parts[1] + "." + flip(parts[2]));
        bad.put("changed claims", parts[0] + "." + b64(claims("").replace("s-1", "s-2")) + "." + parts[2]);
        bad.put("longer than 8 KiB", token(header(), claims("\"x\":\"" + "x".repeat(8_192) + "\"")));
        bad.put("nothing", "");
        bad.put("dots", "..");
        // tokens of this router itself
        AccessTokens own = new AccessTokens(() -> OWN, new Ids(CLOCK, Actors.RANDOM), CLOCK, Duration.ofHours(1));
        bad.put(
                "a token of the local issuer",
                own.issue(PeopleRoom.somebody()).token().reveal());
        return bad.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static final SigningKey OWN = SigningKey.generate(Actors.RANDOM);

    @Test
    void timesAreTakenWithTheSkewTheIssuerIsGranted() {
        String late = claims("")
                .replace("\"exp\":" + (NOW + 300), "\"exp\":" + (NOW - 29))
                .replace("\"iat\":" + NOW, "\"iat\":" + (NOW - 300));
        assertThat(issuers.verify(token(header(), late)).identity().subject()).isEqualTo("s-1");
        String tooLate = late.replace("\"exp\":" + (NOW - 29), "\"exp\":" + (NOW - 30));
        assertThatThrownBy(() -> issuers.verify(token(header(), tooLate)))
                .isInstanceOfSatisfying(
                        TokenRefused.class, e -> assertThat(e.reason()).isEqualTo(TokenRefused.Reason.EXPIRED));
    }

    @Test
    void keysThatAreTooWeakOrForOtherThingsCheckNothing() throws Exception {
        RSAKey weak = new RSAKey.Builder(weak()).keyID("r1").build();
        assertThat(JwtAlgorithm.RS256.fits(weak)).isFalse();
        assertThat(JwtAlgorithm.RS256.fits(new RSAKey.Builder(RSA.toRSAPublicKey())
                        .keyUse(KeyUse.ENCRYPTION)
                        .build()))
                .isFalse();
        assertThat(JwtAlgorithm.RS256.fits(new RSAKey.Builder(RSA.toRSAPublicKey())
                        .algorithm(JWSAlgorithm.RS512)
                        .build()))
                .isFalse();
        assertThat(JwtAlgorithm.ES256.fits(RSA)).isFalse();
        assertThat(JwtAlgorithm.ES256.fits(new ECKeyGenerator(Curve.P_384).generate()))
                .isFalse();
        assertThat(JwtAlgorithm.ES256.fits(EC)).isTrue();
    }

    private static void assertRefused(Issuers by, String token) {
        assertThatThrownBy(() -> by.verify(token)).isInstanceOf(TokenRefused.class);
    }

    private static Issuers issuers(JwtAlgorithm algorithm, JWKSet keys) {
        Issuer issuer = new Issuer(
                "acme",
                ISS,
                "unused",
                algorithm,
                List.of("router"),
                Duration.ofSeconds(30),
                Duration.ofDays(1),
                false,
                "groups",
                Map.of("ops", "demo:owner", "all", "demo:member"));
        return new Issuers(List.of(issuer), any -> KeySet.parse(keys.toString().getBytes(UTF_8)), CLOCK);
    }

    private static String publicSet(com.nimbusds.jose.jwk.JWK key) {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    private static String header() {
        return "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"r1\"}";
    }

    private static String claims(String more) {
        return "{\"iss\":\"%s\",\"sub\":\"s-1\",\"aud\":\"router\",\"iat\":%d,\"exp\":%d%s}"
                .formatted(ISS, NOW, NOW + 300, more.isEmpty() ? "" : "," + more);
    }

    private static String without(String name) {
        return claims("\"end\":1").replaceFirst("\"" + name + "\":(\"[^\"]*\"|\\d+),", "");
    }

    private static String token(String header, String claims) {
        return token(RSA, header, claims);
    }

    private static String token(RSAKey key, String header, String claims) {
        String input = b64(header) + "." + b64(claims);
        try {
            return input + "." + new RSASSASigner(key).sign(new JWSHeader(JWSAlgorithm.RS256), input.getBytes(UTF_8));
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hs256(byte[] secret) throws GeneralSecurityException {
        String input = b64("{\"alg\":\"HS256\",\"kid\":\"r1\"}") + "." + b64(claims(""));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "RAW"));
        return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(input.getBytes(UTF_8)));
    }

    private static String pem() {
        try {
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(RSA.toRSAPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----";
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String flip(String signature) {
        char first = signature.charAt(5) == 'A' ? 'B' : 'A';
        return signature.substring(0, 5) + first + signature.substring(6);
    }

    private static String b64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static java.security.interfaces.RSAPublicKey weak() throws GeneralSecurityException {
        var pairs = java.security.KeyPairGenerator.getInstance("RSA");
        pairs.initialize(1_024);
        return (java.security.interfaces.RSAPublicKey) pairs.generateKeyPair().getPublic();
    }

    private static RSAKey rsa(String kid, int bits) {
        try {
            return new RSAKeyGenerator(bits).keyID(kid).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For keys that are read from files. */
    static @Nullable String pemOfAGoodKey() {
        return pem();
    }
}
