package org.xerotier.router.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** This room's part of the configuration. */
@ApplicationScoped
class ClusterSection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return ClusterConfig.SETTINGS;
    }

    @Override
    public void check(Settings settings) {
        ClusterConfig.from(settings);
    }

    @Produces
    @Singleton
    ClusterConfig config(Settings settings) {
        return settings.sound(ClusterConfig::from);
    }
}
