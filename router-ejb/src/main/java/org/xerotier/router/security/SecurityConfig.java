package org.xerotier.router.security;

import java.util.List;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * This room's settings.
 *
 * @param bootstrapTokenFile path of the file that holds the one-time token; empty for none
 */
record SecurityConfig(PayloadKeys payloadKeys, String bootstrapTokenFile) {

    static final Setting<PayloadKeys> ENCRYPTION_KEY = new Setting<>(
            "xerotier.completion.encryption.key",
            "base64 of 32 bytes, or id:base64[,id:base64]",
            null,
            true,
            "Encrypts arguments, outputs and the router's keys in the database. The first key encrypts, all decrypt.",
            PayloadKeys::parse);

    static final Setting<String> BOOTSTRAP_TOKEN_FILE = Setting.text(
            "xerotier.bootstrap.token-file",
            "",
            "File with the one-time token that lets `POST /v1/bootstrap` create the first project.");

    static final List<Setting<?>> SETTINGS = List.of(ENCRYPTION_KEY, BOOTSTRAP_TOKEN_FILE);

    static SecurityConfig from(Settings settings) {
        return new SecurityConfig(settings.read(ENCRYPTION_KEY), settings.read(BOOTSTRAP_TOKEN_FILE));
    }
}
