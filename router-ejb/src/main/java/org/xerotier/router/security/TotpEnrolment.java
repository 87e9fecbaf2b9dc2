package org.xerotier.router.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.xerotier.router.kernel.Secret;

/**
 * What an authenticator app needs, shown once.
 *
 * @param secret in base 32, to be typed
 * @param uri the same, to be scanned
 */
public record TotpEnrolment(Secret secret, Secret uri) {

    static TotpEnrolment of(String username, byte[] secret) {
        String text = Totp.base32(secret);
        String name = URLEncoder.encode(username, StandardCharsets.UTF_8);
        return new TotpEnrolment(
                new Secret(text),
                new Secret("otpauth://totp/Xerotier:" + name + "?secret=" + text + "&issuer=Xerotier"));
    }
}
