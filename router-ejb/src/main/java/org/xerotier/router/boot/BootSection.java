package org.xerotier.router.boot;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** Publishes this room's settings. */
@ApplicationScoped
class BootSection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return DatabaseConfig.SETTINGS;
    }

    @Override
    public void check(Settings settings) {
        DatabaseConfig.from(settings);
    }
}
