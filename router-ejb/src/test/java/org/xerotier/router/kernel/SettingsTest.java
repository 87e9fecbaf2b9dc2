package org.xerotier.router.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Setting<Integer> COUNT = Setting.number("xerotier.test.max-count", 7, 1, 10, "How many.");
    private static final Setting<Duration> PAUSE = Setting.millis("xerotier.test.pause-ms", 500, 0, 1_000, "How long.");
    private static final Setting<Secret> KEY = Setting.requiredSecret("xerotier.test.key", "The key.");
    private static final Setting<ActorKind> KIND = Setting.choice("xerotier.test.kind", ActorKind.AGENT, "Which.");

    @Test
    void aKeyThatIsNotSetHasItsDefault() {
        Settings settings = settings(Map.of());
        assertThat(settings.read(COUNT)).isEqualTo(7);
        assertThat(settings.read(PAUSE)).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.read(KIND)).isEqualTo(ActorKind.AGENT);
        assertThat(settings.faults()).isEmpty();
    }

    @Test
    void aKeyThatIsSetIsRead() {
        Settings settings = settings(
                Map.of("xerotier.test.max-count", "3", "xerotier.test.kind", "api_key", "xerotier.test.key", "s"));
        assertThat(settings.read(COUNT)).isEqualTo(3);
        assertThat(settings.read(KIND)).isEqualTo(ActorKind.API_KEY);
        assertThat(settings.read(KEY).reveal()).isEqualTo("s");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Settings settings = settings(Map.of("xerotier.test.max-count", "11", "xerotier.test.pause-ms", "soon"));
        settings.read(COUNT);
        settings.read(PAUSE);
        settings.read(KEY);
        settings.require(false, "two keys contradict each other");
        assertThatThrownBy(settings::refuseIfFaulty)
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContainingAll(
                        "4 faults",
                        "xerotier.test.max-count (XEROTIER_TEST_MAX_COUNT) is \"11\": must be between 1 and 10",
                        "xerotier.test.pause-ms",
                        "xerotier.test.key (XEROTIER_TEST_KEY) is not set",
                        "two keys contradict each other");
    }

    @Test
    void aSecretIsNeverRepeatedInAFault() {
        Setting<Integer> secret = new Setting<>("xerotier.test.pin", "number", null, true, "A pin.", text -> {
            throw new IllegalArgumentException("must be a number");
        });
        Settings settings = settings(Map.of("xerotier.test.pin", "hunter2"));
        settings.read(secret);
        assertThat(settings.faults()).singleElement().asString().doesNotContain("hunter2");
    }

    @Test
    void aSecretShowsAMask() {
        assertThat(new Secret("hunter2")).hasToString(Secret.MASK).isEqualTo(new Secret("hunter2"));
        assertThat(new Secret("hunter2")).isNotEqualTo(new Secret("hunter3"));
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }
}
