package org.xerotier.router.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** This room's part of the configuration. */
@ApplicationScoped
class AuditSection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return AuditConfig.SETTINGS;
    }

    @Override
    public void check(Settings settings) {
        AuditConfig.from(settings);
    }

    @Produces
    @Singleton
    AuditConfig config(Settings settings) {
        return settings.sound(AuditConfig::from);
    }
}
