package org.xerotier.router.workspace;

import java.util.List;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/** This room's settings. */
record WorkspaceConfig(ModelBinding modelBinding) {

    static final Setting<ModelBinding> MODEL_BINDING = Setting.choice(
            "xerotier.workspace.model-binding",
            ModelBinding.OFF,
            "Whether an operational workspace needs its three models. Off until models can be bound; enforced fails closed.");

    static final List<Setting<?>> SETTINGS = List.of(MODEL_BINDING);

    static WorkspaceConfig from(Settings settings) {
        return new WorkspaceConfig(settings.read(MODEL_BINDING));
    }
}
