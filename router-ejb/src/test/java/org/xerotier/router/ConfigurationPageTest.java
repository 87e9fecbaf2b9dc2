package org.xerotier.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

class ConfigurationPageTest {

    @Test
    void everySettingIsDeclaredOnceAndReadByItsSection() throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (ConfigSection section : sections()) {
            section.settings().forEach(setting -> names.add(setting.name()));
            section.check(new Settings(name -> {
                read.add(name);
                return Optional.empty();
            }));
        }
        assertThat(names).doesNotHaveDuplicates();
        assertThat(read).containsAll(names);
    }

    @Test
    void everyDefaultIsAValueTheSettingAccepts() throws ReflectiveOperationException {
        for (ConfigSection section : sections()) {
            for (Setting<?> setting : section.settings()) {
                if (setting.standard() != null) {
                    assertThat(setting.parser().apply(setting.standard()))
                            .as(setting.name())
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void thePageListsThem() throws ReflectiveOperationException {
        StringBuilder body =
                new StringBuilder("The router reads these with MicroProfile Config: an environment variable"
                        + " or a system property each work, and the system property wins. A value it"
                        + " cannot use ends the start, with all faults in one message.\n\n| Property | Environment | Value | Default |"
                        + " Meaning |\n|---|---|---|---|---|\n");
        List<Setting<?>> settings = new ArrayList<>();
        for (ConfigSection section : sections()) {
            settings.addAll(section.settings());
        }
        settings.sort(Comparator.comparing(Setting::name));
        for (Setting<?> setting : settings) {
            body.append("| `%s` | `%s` | %s | %s | %s |\n"
                    .formatted(setting.name(), setting.env(), setting.kind(), shown(setting), setting.doc()));
        }
        ReferencePages.compare("configuration.md", "Configuration of the router", body.toString());
    }

    private static String shown(Setting<?> setting) {
        if (setting.standard() == null) {
            return "**must be set**";
        }
        return setting.standard().isEmpty() ? "none" : "`" + setting.standard() + "`";
    }

    private static List<ConfigSection> sections() throws ReflectiveOperationException {
        List<ConfigSection> sections = new ArrayList<>();
        for (Class<?> type : ReferencePages.subtypesOf(ConfigSection.class)) {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            sections.add((ConfigSection) constructor.newInstance());
        }
        return sections;
    }
}
