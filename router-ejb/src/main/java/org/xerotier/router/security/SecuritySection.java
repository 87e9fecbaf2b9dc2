package org.xerotier.router.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;
import org.xerotier.router.kernel.Ticker;

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
    AccessTokens accessTokens(RouterKeys keys, Ids ids, Clock clock, SecurityConfig config) {
        return new AccessTokens(keys::access, ids, clock, config.tokenLife());
    }

    @Produces
    @Singleton
    Issuers issuers(SecurityConfig config, Clock clock, Ticker ticker) {
        return new Issuers(config.jwt().issuers(), issuer -> Issuers.source(issuer, ticker), clock);
    }

    @Produces
    @Singleton
    Passwords passwords(SecurityConfig config, SecureRandom random) {
        return new Passwords(random, config.passwordIterations());
    }

    @Produces
    @Singleton
    Guards guards(SecurityConfig config, Ticker ticker) {
        return new Guards(
                new WrongTries(ticker, config.wrongPerAddress()), new WrongTries(ticker, config.wrongPerName()));
    }

    @Produces
    @Singleton
    TokenSigner tokens(RouterKeys keys, Clock clock) {
        return new TokenSigner(keys::signing, clock);
    }
}
