package org.xerotier.router.notify;

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
class NotifySection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return Stream.of(WebhookConfig.SETTINGS, NoticeConfig.SETTINGS, MailConfig.SETTINGS)
                .<Setting<?>>flatMap(List::stream)
                .toList();
    }

    @Override
    public void check(Settings settings) {
        WebhookConfig.from(settings);
        NoticeConfig.from(settings);
        MailConfig.from(settings);
    }

    @Produces
    @Singleton
    WebhookConfig webhooks(Settings settings) {
        return settings.sound(WebhookConfig::from);
    }

    @Produces
    @Singleton
    NoticeConfig notices(Settings settings) {
        return settings.sound(NoticeConfig::from);
    }

    @Produces
    @Singleton
    MailConfig mail(Settings settings) {
        return settings.sound(MailConfig::from);
    }
}
