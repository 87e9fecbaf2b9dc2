package org.xerotier.router.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** This room's part of the configuration. */
@ApplicationScoped
class PeopleSection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return PeopleConfig.SETTINGS;
    }

    @Override
    public void check(Settings settings) {
        PeopleConfig.from(settings);
    }

    @Produces
    @Singleton
    PeopleConfig config(Settings settings) {
        return settings.sound(PeopleConfig::from);
    }
}
