package org.xerotier.router.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** This room's part of the configuration. */
@ApplicationScoped
class NotifySection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return WebhookConfig.SETTINGS;
    }

    @Override
    public void check(Settings settings) {
        WebhookConfig.from(settings);
    }

    @Produces
    @Singleton
    WebhookConfig webhooks(Settings settings) {
        return settings.sound(WebhookConfig::from);
    }
}
