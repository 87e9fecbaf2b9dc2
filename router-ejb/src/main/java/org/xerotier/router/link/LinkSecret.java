package org.xerotier.router.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.router.kernel.Secret;

/** A link's token, 256 random bits, and the code that confirms its reviewer. Only hashes of both are ever stored. */
final class LinkSecret {

    private static final int TOKEN_BYTES = 32;
    private static final int CODES = 100_000_000;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern CODE = Pattern.compile("[0-9]{8}");

    private LinkSecret() {}

    static Secret token(SecureRandom random) {
        byte[] bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    static Secret code(SecureRandom random) {
        return new Secret("%08d".formatted(random.nextInt(CODES)));
    }

    static boolean isToken(String candidate) {
        return TOKEN.matcher(candidate).matches();
    }

    static String hash(Secret token) {
        return Sha256.hex("xerotier approval link\n" + token.reveal());
    }

    /** Over both: eight digits alone are tried through in no time by whoever reads the record. */
    static String hash(Secret token, Secret code) {
        return Sha256.hex("xerotier approval link code\n" + token.reveal() + '\n' + code.reveal());
    }

    /** People write spaces and dashes into numbers. */
    static Secret typed(String code) {
        return new Secret(code.replaceAll("[ -]", ""));
    }

    static boolean matches(String hash, Secret token, Secret code) {
        return CODE.matcher(code.reveal()).matches()
                && MessageDigest.isEqual(
                        hash.getBytes(StandardCharsets.US_ASCII),
                        hash(token, code).getBytes(StandardCharsets.US_ASCII));
    }
}
