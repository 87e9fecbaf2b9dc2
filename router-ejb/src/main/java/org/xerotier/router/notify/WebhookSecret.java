package org.xerotier.router.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.xerotier.router.kernel.Secret;

/**
 * What a webhook's deliveries are signed with: {@code whsec_} and the base64 of 32 random bytes, as Standard Webhooks has
 * it. The library of that name would do the first of the two signatures; it serves the tests as an independent verifier
 * instead.
 */
final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final String text;

    private WebhookSecret(String text) {
        this.text = text;
    }

    static WebhookSecret generate(SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return of(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    static WebhookSecret of(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook's secret begins with " + PREFIX);
        }
        return new WebhookSecret(text);
    }

    static WebhookSecret ofBytes(byte[] text) {
        return of(new String(text, StandardCharsets.US_ASCII));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    Secret shown() {
        return new Secret(text);
    }

    /** The {@code webhook-signature} of Standard Webhooks: the key is what the base64 stands for. */
    String standard(String id, long timestamp, byte[] body) {
        byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(mac(key, (id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8), body));
    }

    /** The {@code X-Webhook-Signature}: the key is the secret as it was shown, prefix and all. */
    String plain(long timestamp, byte[] body) {
        return HexFormat.of().formatHex(mac(bytes(), (timestamp + ".").getBytes(StandardCharsets.UTF_8), body));
    }

    private static byte[] mac(byte[] key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return Secret.MASK;
    }
}
