package org.xerotier.router.security;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.xerotier.router.kernel.Secret;

/**
 * Hashes passwords with the platform's PBKDF2: {@code pbkdf2-sha512$<iterations>$<salt>$<hash>}. It costs a tenth of a
 * second on purpose, so only a few are worked on at a time.
 */
final class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    private static final String SCHEME = "pbkdf2-sha512";
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;
    private static final int AT_A_TIME = 4;

    private final SecureRandom random;
    private final int iterations;
    private final String nobodys;
    private final Semaphore desks = new Semaphore(AT_A_TIME);

    Passwords(SecureRandom random, int iterations) {
        this.random = random;
        this.iterations = iterations;
        this.nobodys = hash(new Secret(Base64.getEncoder().encodeToString(salt())));
    }

    /** Length is what counts; nothing is asked about kinds of characters (NIST SP 800-63B). */
    static void require(Secret password, String username) {
        String text = password.reveal();
        if (text.codePointCount(0, text.length()) < SHORTEST || text.length() > LONGEST) {
            throw SecurityError.PASSWORD_UNSUITABLE.because(
                    "A password has " + SHORTEST + " to " + LONGEST + " characters.", "password");
        }
        if (text.toLowerCase(Locale.ROOT).contains(username)
                || text.codePoints().distinct().count() < 5) {
            throw SecurityError.PASSWORD_UNSUITABLE.because(
                    "This password is too easy to guess; take some unrelated words.", "password");
        }
    }

    String hash(Secret password) {
        byte[] salt = salt();
        return String.join(
                "$", SCHEME, Integer.toString(iterations), text(salt), text(derive(password, salt, iterations)));
    }

    /** Whether the password is the one behind the hash. */
    boolean matches(Secret password, String hash) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new IllegalStateException("a stored password hash has an unknown form");
        }
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
    }

    /** Takes as long as {@link #matches} does, for users who are not there. */
    boolean matchesNobody(Secret password) {
        matches(password, nobodys);
        return false;
    }

    private byte[] derive(Secret password, byte[] salt, int rounds) {
        if (!desks.tryAcquire()) {
            throw SecurityError.TOO_MANY_ATTEMPTS.because(
                    "Many people sign in at this moment; try again in a second.", java.time.Duration.ofSeconds(1));
        }
        char[] characters = characters(password);
        PBEKeySpec spec = new PBEKeySpec(characters, salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
            desks.release();
        }
    }

    /** The UTF-8 bytes as characters, so that every Java derives the same from letters outside ASCII. */
    private static char[] characters(Secret password) {
        CharBuffer latin = StandardCharsets.ISO_8859_1.decode(StandardCharsets.UTF_8.encode(
                java.text.Normalizer.normalize(password.reveal(), java.text.Normalizer.Form.NFKC)));
        char[] characters = new char[latin.remaining()];
        latin.get(characters);
        return characters;
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
