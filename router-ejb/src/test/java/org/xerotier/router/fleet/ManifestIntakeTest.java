package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.router.kernel.RouterException;

class ManifestIntakeTest {

    private static final RegistrationName NAME = new RegistrationName("edge-1");

    private final CapabilityManifest manifest = Manifests.offering("edge-1", "host.uptime");

    @Test
    void whatAnAgentPublishesIsReadBackFromTheRecord() {
        AcceptedManifest accepted = ManifestIntake.read(manifest.hash(), 7, NAME, manifest.canonical());

        assertThat(accepted.version()).isEqualTo(7);
        assertThat(accepted.manifest()).isEqualTo(manifest);
        assertThat(ManifestIntake.stored(accepted.document())).isEqualTo(manifest);
    }

    @Test
    void spacesAndOrderDoNotChangeTheHash() {
        byte[] pretty = manifest.toJson().toPrettyString().getBytes(StandardCharsets.UTF_8);

        assertThat(ManifestIntake.read(manifest.hash(), 1, NAME, pretty).hash()).isEqualTo(manifest.hash());
    }

    @Test
    void anotherHashThanDeclaredIsRefused() {
        refused(() -> ManifestIntake.read(FleetInMemory.hash(1), 1, NAME, manifest.canonical()), "hash");
    }

    @Test
    void anotherAgentsManifestIsRefused() {
        refused(
                () -> ManifestIntake.read(manifest.hash(), 1, new RegistrationName("edge-2"), manifest.canonical()),
                "edge-1");
    }

    @Test
    void aDuplicateMemberIsRefused() {
        byte[] twice = "{\"tools\":[],\"tools\":[]}".getBytes(StandardCharsets.UTF_8);

        refused(() -> ManifestIntake.read(Sha256.hex(twice), 1, NAME, twice), "manifest");
    }

    @Test
    void aDocumentThatIsNoManifestIsRefusedWithThePlaceOfTheFault() {
        byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);

        refused(() -> ManifestIntake.read(Sha256.hex(empty), 1, NAME, empty), "registration_name");
    }

    @Test
    void anAbsurdVersionIsRefused() {
        refused(() -> ManifestIntake.read(manifest.hash(), -1, NAME, manifest.canonical()), "manifest_version");
    }

    private static void refused(Runnable intake, String naming) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(intake::run)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(FleetError.MANIFEST_INVALID))
                .withMessageContaining(naming);
    }
}
