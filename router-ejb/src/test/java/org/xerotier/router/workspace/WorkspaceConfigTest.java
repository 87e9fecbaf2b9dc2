package org.xerotier.router.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.Settings;

class WorkspaceConfigTest {

    private static final String BINDING = "xerotier.workspace.model-binding";

    @Test
    void defaults() {
        assertThat(settings(Map.of()).sound(WorkspaceConfig::from).modelBinding())
                .isEqualTo(ModelBinding.OFF);
    }

    @Test
    void everyKeyMapped() {
        assertThat(settings(Map.of(BINDING, "enforced"))
                        .sound(WorkspaceConfig::from)
                        .modelBinding())
                .isEqualTo(ModelBinding.ENFORCED);
    }

    @Test
    void refusesNonsense() {
        Settings settings = settings(Map.of(BINDING, "maybe"));
        WorkspaceConfig.from(settings);
        assertThat(settings.faults()).singleElement().asString().contains("off or enforced");
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }
}
