package org.xerotier.router.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;

/** The one place where the outside world's time, chance and configuration come in. */
@ApplicationScoped
class Ambient {

    @Produces
    @Singleton
    Clock clock() {
        return new MicrosecondClock(Clock.systemUTC());
    }

    @Produces
    @Singleton
    Ticker ticker() {
        return System::nanoTime;
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Ids ids(Clock clock, SecureRandom random) {
        return new Ids(clock, random);
    }

    @Produces
    @Singleton
    Readiness readiness(Clock clock) {
        return new Readiness(clock, release());
    }

    /** A fresh reading each time, since it collects faults. */
    @Produces
    Settings settings() {
        return new Settings(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
    }

    private static String release() {
        try (InputStream file = Ambient.class.getResourceAsStream("release.properties")) {
            Properties release = new Properties();
            release.load(Objects.requireNonNull(file, "release.properties is part of this module"));
            return release.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("release.properties cannot be read", e);
        }
    }
}
