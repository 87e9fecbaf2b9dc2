package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** This room's part of the configuration. */
@ApplicationScoped
class InvocationSection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return InvocationConfig.SETTINGS;
    }

    @Override
    public void check(Settings settings) {
        InvocationConfig.from(settings);
    }

    @Produces
    @Singleton
    InvocationConfig config(Settings settings) {
        return settings.sound(InvocationConfig::from);
    }
}
