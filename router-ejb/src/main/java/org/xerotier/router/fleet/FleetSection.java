package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** This room's part of the configuration. */
@ApplicationScoped
class FleetSection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return FleetConfig.SETTINGS;
    }

    @Override
    public void check(Settings settings) {
        FleetConfig.from(settings);
    }

    @Produces
    @Singleton
    FleetConfig config(Settings settings) {
        return settings.sound(FleetConfig::from);
    }
}
