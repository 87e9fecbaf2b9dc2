package org.xerotier.router.mesh;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** This room's part of the configuration. */
@ApplicationScoped
class MeshSection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return MeshConfig.SETTINGS;
    }

    @Override
    public void check(Settings settings) {
        MeshConfig.from(settings);
    }

    @Produces
    @Singleton
    MeshConfig config(Settings settings) {
        return settings.sound(MeshConfig::from);
    }
}
