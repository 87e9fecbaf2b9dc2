package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** This room's part of the configuration. */
@ApplicationScoped
class FleetSection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return Stream.of(FleetConfig.SETTINGS, ConflictConfig.SETTINGS)
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }

    @Override
    public void check(Settings settings) {
        FleetConfig.from(settings);
        ConflictConfig.from(settings);
    }

    @Produces
    @Singleton
    ConflictConfig conflicts(Settings settings) {
        return settings.sound(ConflictConfig::from);
    }

    @Produces
    @Singleton
    FleetConfig config(Settings settings) {
        return settings.sound(FleetConfig::from);
    }
}
