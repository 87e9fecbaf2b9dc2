package org.xerotier.router.security;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * This room's settings.
 *
 * @param bootstrapTokenFile path of the file that holds the one-time token; empty for none
 * @param tokenLife of a token of the local issuer
 * @param wrongPerAddress how many wrong credentials an address may show in a minute
 * @param wrongPerName how many wrong passwords a username may get in a minute
 */
record SecurityConfig(
        PayloadKeys payloadKeys,
        String bootstrapTokenFile,
        Duration tokenLife,
        int passwordIterations,
        int wrongPerAddress,
        int wrongPerName,
        JwtConfig jwt) {

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

    private static final Setting<Duration> TOKEN_LIFE = Setting.seconds(
            "xerotier.auth.token-ttl-seconds", 3_600, 60, 86_400, "Life of the token `POST /v1/auth/token` gives.");

    private static final Setting<Integer> ITERATIONS = Setting.number(
            "xerotier.auth.password-iterations",
            210_000,
            210_000,
            5_000_000,
            "Rounds of PBKDF2-HMAC-SHA512 over a new password.");

    private static final Setting<Integer> PER_ADDRESS = Setting.number(
            "xerotier.auth.wrong-per-address",
            20,
            1,
            100_000,
            "Wrong credentials an address may show in a minute before it gets 429; right ones are never refused for it.");

    private static final Setting<Integer> PER_NAME = Setting.number(
            "xerotier.auth.wrong-per-username",
            5,
            1,
            1_000,
            "Wrong passwords or codes a username may get in a minute before it gets 429.");

    static final List<Setting<?>> SETTINGS = Stream.concat(
                    Stream.<Setting<?>>of(
                            ENCRYPTION_KEY, BOOTSTRAP_TOKEN_FILE, TOKEN_LIFE, ITERATIONS, PER_ADDRESS, PER_NAME),
                    JwtConfig.SETTINGS.stream())
            .toList();

    static SecurityConfig from(Settings settings) {
        return new SecurityConfig(
                settings.read(ENCRYPTION_KEY),
                settings.read(BOOTSTRAP_TOKEN_FILE),
                settings.read(TOKEN_LIFE),
                settings.read(ITERATIONS),
                settings.read(PER_ADDRESS),
                settings.read(PER_NAME),
                JwtConfig.from(settings));
    }
}
