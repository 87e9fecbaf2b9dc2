package org.xerotier.router.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.router.kernel.Secret;

/**
 * The secret of an API key: {@code xero_<slug>_}, 43 random characters (256 bits) and 6 that check the rest, so that a
 * mistyped or made-up key is known for one without asking the database, and scanners can tell keys from noise.
 */
final class ApiKeySecret {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 43;
    private static final int CHECK_LENGTH = 6;
    private static final int SHOWN_LENGTH = 4;
    private static final Pattern FORM = Pattern.compile("xero_[a-z0-9-]{2,40}_[0-9A-Za-z]{49}");

    private final String text;

    private ApiKeySecret(String text) {
        this.text = text;
    }

    static ApiKeySecret mint(String slug, SecureRandom random) {
        StringBuilder text = new StringBuilder("xero_").append(slug).append('_');
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new ApiKeySecret(text.append(check(text)).toString());
    }

    /** Empty for anything this router cannot have minted. */
    static Optional<ApiKeySecret> parse(String text) {
        if (text.length() > 128 || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int end = text.length() - CHECK_LENGTH;
        return check(text.substring(0, end)).contentEquals(text.substring(end))
                ? Optional.of(new ApiKeySecret(text))
                : Optional.empty();
    }

    /** What is stored. 256 random bits cannot be guessed from it, so a fast hash is enough. */
    String hash() {
        return Sha256.hex(text);
    }

    /** What is shown to tell keys apart. */
    String prefix() {
        return text.substring(0, text.length() - RANDOM_LENGTH - CHECK_LENGTH + SHOWN_LENGTH);
    }

    /** For the one answer that hands the key out. */
    Secret handOut() {
        return new Secret(text);
    }

    private static String check(CharSequence body) {
        CRC32 crc = new CRC32();
        crc.update(body.toString().getBytes(StandardCharsets.UTF_8));
        StringBuilder check = new StringBuilder();
        for (long rest = crc.getValue(); check.length() < CHECK_LENGTH; rest /= ALPHABET.length()) {
            check.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
        }
        return check.toString();
    }

    @Override
    public String toString() {
        return Secret.MASK;
    }
}
