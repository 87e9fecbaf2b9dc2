package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.RouterException;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "edge-1", "Edge7", "a-b-c-d", "012345678901234567890123456789012345678901234567"})
    void aNameOfLettersDigitsAndSingleHyphensIsTaken(String name) {
        assertThat(RegistrationName.parse(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "a--b",
                "a_b",
                "a b",
                "a.b",
                "ä",
                "a\n",
                "0123456789012345678901234567890123456789012345678"
            })
    void anythingElseIsRefused(String name) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> RegistrationName.parse(name))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(FleetError.REGISTRATION_NAME_INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e", "eu-west/1", "012345678901234567890123"})
    void aRegionHasOneToTwentyFourPrintableCharacters(String region) {
        assertThat(Region.parse(region).value()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eu west", "münchen", "0123456789012345678901234", "a\t"})
    void anythingElseIsNoRegion(String region) {
        assertThatExceptionOfType(RouterException.class).isThrownBy(() -> Region.parse(region));
    }

    @Test
    void theLeaseIsThreeIntervalsButNeverLongerThanTheTimeout() {
        FleetConfig config = new FleetConfig(Duration.ofSeconds(30));

        assertThat(config.lease(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.lease(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(6));
        assertThat(config.lease(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.renewalInterval()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aManifestThatCallsItsToolsMilderIsSeen() {
        var before =
                Manifests.of("a", Manifests.tool("x.kept", RiskLevel.WRITE), Manifests.tool("x.gone", RiskLevel.READ));
        var after =
                Manifests.of("a", Manifests.tool("x.kept", RiskLevel.READ), Manifests.tool("x.new", RiskLevel.READ));

        ManifestChange change = ManifestChange.between(before.tools(), after.tools());

        assertThat(change)
                .isEqualTo(new ManifestChange(
                        java.util.List.of("x.new"), java.util.List.of("x.gone"), java.util.List.of("x.kept")));
    }
}
