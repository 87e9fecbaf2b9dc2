package org.xerotier.provision.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AsadminScriptTest {
    private static final DomainSettings SETTINGS = new DomainSettings("127.0.0.1", 8080, 96, 4848, 7676, "1g");

    @Test
    void everyFileInTheDirectoryIsApplied() throws IOException {
        try (var files = Files.list(Path.of("asadmin"))) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".asadmin"))
                    .map(name -> name.replace(".asadmin", ""))
                    .sorted()
                    .toList();
            assertThat(AsadminScript.FILES).isEqualTo(names);
        }
    }

    @Test
    void defaultsOfTheScriptsAndOfTheLibraryAgree() throws IOException {
        var defaults = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("asadmin/defaults.properties"))) {
            defaults.load(reader);
        }
        assertThat(SETTINGS.variables()).isEqualTo(defaults);
    }

    @Test
    void noSettingIsMadeTwice() {
        assertThat(AsadminScript.hardening(SETTINGS.variables()).settings())
                .extracting(AsadminScript.Setting::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void variablesAreFilledIn() {
        var script = AsadminScript.parse("set a.b=@PORT@\ncreate-jvm-options -XX\\:+Some", Map.of("PORT", "17"));
        assertThat(script.settings()).containsExactly(new AsadminScript.Setting("a.b", "17"));
        assertThat(script.jvmOptions()).containsExactly("-XX:+Some");
    }

    @Test
    void aMissingVariableIsNamed() {
        assertThatThrownBy(() -> AsadminScript.parse("set a.b=@PORT@", Map.of()))
                .hasMessageContaining("@PORT@");
    }

    @Test
    void otherCommandsAreRefused() {
        assertThatThrownBy(() -> AsadminScript.parse("deploy x.war", Map.of())).hasMessageContaining("deploy x.war");
    }
}
