package org.xerotier.router.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;

/** The one place where the outside world's time, chance and configuration come in. */
@ApplicationScoped
class Ambient {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
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

    /** A fresh reading each time, since it collects faults. */
    @Produces
    Settings settings() {
        return new Settings(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
    }
}
