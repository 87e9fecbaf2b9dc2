package org.xerotier.router.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** Publishes this room's settings and what is built from them. */
@ApplicationScoped
class WorkspaceSection implements ConfigSection {

    @Override
    public List<Setting<?>> settings() {
        return WorkspaceConfig.SETTINGS;
    }

    @Override
    public void check(Settings settings) {
        WorkspaceConfig.from(settings);
    }

    @Produces
    @Singleton
    WorkspaceConfig config(Settings settings) {
        return settings.sound(WorkspaceConfig::from);
    }

    /** No workspace has a model yet, so none is available. */
    @Produces
    @Singleton
    WorkspaceModelBindingValidator modelBinding(WorkspaceConfig config) {
        return new WorkspaceModelBindingValidator(config.modelBinding(), workspace -> EnumSet.noneOf(ModelRole.class));
    }
}
