package org.xerotier.router.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** This room's part of the configuration. */
@ApplicationScoped
class EnrollmentSection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return EnrollmentConfig.SETTINGS;
    }

    @Override
    public void check(Settings settings) {
        EnrollmentConfig.from(settings);
    }

    @Produces
    @Singleton
    EnrollmentConfig config(Settings settings) {
        return settings.sound(EnrollmentConfig::from);
    }
}
