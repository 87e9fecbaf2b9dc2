package org.xerotier.xeroctl.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionResolverTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private ContextFile file;

    @BeforeEach
    void twoContexts() {
        file = ContextFile.of(Map.of(), home);
        file.write(Contexts.NONE
                .with("a", new Deployment("http://a/p/v1", "key_a", null))
                .with("b", new Deployment("http://b/p/v1", "key_b", "json"))
                .using("a"));
    }

    private Connection resolve(@Nullable String context, @Nullable String baseUrl, @Nullable String apiKey) {
        return new ConnectionResolver(environment, file, new ConnectionFlags(context, baseUrl, apiKey)).resolve();
    }

    @Test
    void theCurrentContextIsUsed() {
        assertThat(resolve(null, null, null)).isEqualTo(new Connection("a", "http://a/p/v1", "key_a"));
    }

    @Test
    void theEnvironmentChoosesAContext() {
        environment.put("XEROCTL_CONTEXT", "b");

        assertThat(resolve(null, null, null).apiKey()).isEqualTo("key_b");
    }

    @Test
    void theEnvironmentOutranksTheFile() {
        environment.put("XEROCTL_BASE_URL", "http://e/p/v1/");
        environment.put("XEROCTL_API_KEY", "key_e");

        assertThat(resolve(null, null, null)).isEqualTo(new Connection(null, "http://e/p/v1", "key_e"));
    }

    @Test
    void flagsOutrankTheEnvironment() {
        environment.put("XEROCTL_BASE_URL", "http://e/p/v1");
        environment.put("XEROCTL_API_KEY", "key_e");

        assertThat(resolve(null, "http://f/p/v1", "key_f")).isEqualTo(new Connection(null, "http://f/p/v1", "key_f"));
    }

    @Test
    void aContextNamedByFlagNeverGetsTheKeyOfTheEnvironment() {
        environment.put("XEROCTL_BASE_URL", "http://e/p/v1");
        environment.put("XEROCTL_API_KEY", "key_e");

        assertThat(resolve("b", null, null)).isEqualTo(new Connection("b", "http://b/p/v1", "key_b"));
    }

    @Test
    void emptyEnvironmentVariablesSayNothing() {
        environment.put("XEROCTL_BASE_URL", "");
        environment.put("XEROCTL_CONTEXT", "");

        assertThat(resolve(null, null, null).context()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a/p/v1",
                "http://a/p",
                "http://user:secret@a/p/v1",
                "http://a/p/v1?x=1",
                "not a url",
                "http:///p/v1"
            })
    void aUrlThatIsNoBaseUrlIsRefused(String url) {
        assertThatThrownBy(() -> resolve(null, url, "k")).isInstanceOf(NoConnection.class);
    }

    @Test
    void aKeyThatWouldBreakTheHeaderIsRefused() {
        assertThatThrownBy(() -> resolve(null, "http://a/p/v1", "k\r\nX: y")).isInstanceOf(NoConnection.class);
    }

    @Test
    void aConnectionNeverPrintsItsKey() {
        assertThat(new Connection("a", "http://a/p/v1", "xero_demo_very_secret").toString())
                .doesNotContain("very", "secret")
                .contains("xero_demo_****");
        assertThat(new Connection("a", "http://a/p/v1", "short").maskedKey()).isEqualTo("****");
    }

    @Test
    void theConfigurationDirectoryCanBeMoved(@TempDir Path other) {
        assertThat(ContextFile.of(Map.of("XDG_CONFIG_HOME", other.toString()), home)
                        .path())
                .isEqualTo(other.resolve("xeroctl/config.toml"));
        assertThat(ContextFile.of(Map.of("XDG_CONFIG_HOME", "relative"), home).path())
                .isEqualTo(home.resolve(".config/xeroctl/config.toml"));
    }
}
