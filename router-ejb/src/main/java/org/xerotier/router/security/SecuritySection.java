package org.xerotier.router.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** Publishes this room's settings and what is built from them. */
@ApplicationScoped
class SecuritySection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return SecurityConfig.SETTINGS;
    }

    @Override
    public void check(Settings settings) {
        SecurityConfig.from(settings);
    }

    @Produces
    @Singleton
    SecurityConfig config(Settings settings) {
        return settings.sound(SecurityConfig::from);
    }

    @Produces
    @Singleton
    PayloadCipher cipher(SecurityConfig config, SecureRandom random) {
        return new PayloadCipher(config.payloadKeys(), random);
    }

    @Produces
    @Singleton
    TokenSigner tokens(RouterKeys keys, Clock clock) {
        return new TokenSigner(keys::signing, clock);
    }
}
