package org.xerotier.xem.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.KeyFiles;

/** The steps of a rotation, and what a crash between any two of them leaves behind. */
class CurveKeyRingTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path home;

    private final SecureRandom random = new SecureRandom();
    private final CurveKeyPair first = CurveKeyPair.generate(random);

    @BeforeEach
    void aKeyOnDisk() throws IOException {
        KeyFiles.create(keyFile(), first.secretHex());
    }

    private Path keyFile() {
        return home.resolve("curve.hex");
    }

    private Path rotationFile() {
        return CurveKeyRing.fileBeside(keyFile()).path();
    }

    /** As the process finds things at its start. */
    private CurveKeyRing start() throws IOException {
        return start("agt_1", NOW);
    }

    private CurveKeyRing start(String agent, Instant now) throws IOException {
        CurveKeyPair present = CurveKeyPair.ofSecretHex(KeyFiles.read(keyFile()));
        return CurveKeyRing.open(agent, present, keyFile(), random, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String hex(CurveKeyPair pair) {
        return pair.publicKey().hex();
    }

    @Test
    void withoutARotationThereIsOneKey() throws IOException {
        CurveKeyRing ring = start();
        assertThat(hex(ring.forConnecting(false))).isEqualTo(hex(first));
        assertThat(hex(ring.forConnecting(true))).isEqualTo(hex(first));
        assertThat(ring.isRotating()).isFalse();
    }

    @Test
    void theSameRotationGetsTheSamePairAlsoAfterACrash() throws IOException {
        CurveKeyPair made = start().prepare("rot_1").orElseThrow();
        assertThat(hex(start().prepare("rot_1").orElseThrow())).isEqualTo(hex(made));
        CurveKeyRing ring = start();
        assertThat(hex(ring.forConnecting(false))).as("the old one first").isEqualTo(hex(first));
        assertThat(hex(ring.forConnecting(true))).isEqualTo(hex(made));
        assertThat(Files.getPosixFilePermissions(rotationFile()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void anotherRotationGetsAnotherPairUnlessTheFirstWasSwitchedTo() throws IOException {
        CurveKeyRing ring = start();
        CurveKeyPair one = ring.prepare("rot_1").orElseThrow();
        CurveKeyPair two = ring.prepare("rot_2").orElseThrow();
        assertThat(hex(two)).isNotEqualTo(hex(one));
        assertThat(ring.switchTo("rot_1")).as("given up").isFalse();
        assertThat(ring.switchTo("rot_2")).isTrue();
        assertThat(ring.prepare("rot_3"))
                .as("the router may expect the second by now")
                .isEmpty();
    }

    @Test
    void aRouterThatStillTakesTheOldKeyMayAskForAnother() throws IOException {
        CurveKeyRing ring = start();
        ring.prepare("rot_1");
        ring.switchTo("rot_1");
        ring.accepted(first);
        assertThat(ring.prepare("rot_2")).isPresent();
    }

    @Test
    void afterTheSwitchTheNewKeyIsTriedFirst() throws IOException {
        CurveKeyRing ring = start();
        CurveKeyPair made = ring.prepare("rot_1").orElseThrow();
        ring.switchTo("rot_1");
        assertThat(hex(ring.forConnecting(false))).isEqualTo(hex(made));
        assertThat(hex(ring.forConnecting(true))).isEqualTo(hex(first));
    }

    @Test
    void anAcceptedHelloUnderTheOldKeyChangesNothing() throws IOException {
        CurveKeyRing ring = start();
        ring.prepare("rot_1");
        assertThat(ring.accepted(first)).isFalse();
        assertThat(ring.isRotating()).isTrue();
        assertThat(KeyFiles.read(keyFile())).isEqualTo(first.secretHex());
    }

    @Test
    void anAcceptedHelloUnderTheNewKeyMakesItTheOnlyOne() throws IOException {
        CurveKeyRing ring = start();
        CurveKeyPair made = ring.prepare("rot_1").orElseThrow();
        ring.switchTo("rot_1");
        assertThat(ring.accepted(made)).isTrue();
        assertThat(ring.isRotating()).isFalse();
        assertThat(KeyFiles.read(keyFile())).isEqualTo(made.secretHex());
        assertThat(everythingOnDisk()).doesNotContain(first.secretHex());
        assertThat(Files.readString(rotationFile())).doesNotContain(made.secretHex());
        assertThat(hex(start().present())).isEqualTo(hex(made));
        assertThat(ring.switchTo("rot_1"))
                .as("said once more by another router")
                .isFalse();
    }

    @Test
    void aCrashBetweenTheKeyFileAndItsTidyingIsFinishedAtTheNextStart() throws IOException {
        CurveKeyPair made = start().prepare("rot_1").orElseThrow();
        KeyFiles.replace(keyFile(), made.secretHex());
        CurveKeyRing ring = start();
        assertThat(hex(ring.present())).isEqualTo(hex(made));
        assertThat(ring.isRotating()).isFalse();
        assertThat(Files.readString(rotationFile())).doesNotContain(made.secretHex());
    }

    @Test
    void aCrashAfterTheRouterAcceptedAndBeforeTheKeyFileLeavesBothToTry() throws IOException {
        CurveKeyRing dying = start();
        CurveKeyPair made = dying.prepare("rot_1").orElseThrow();
        dying.switchTo("rot_1");
        CurveKeyRing ring = start();
        assertThat(hex(ring.forConnecting(false))).isEqualTo(hex(first));
        assertThat(hex(ring.forConnecting(true))).isEqualTo(hex(made));
        assertThat(ring.accepted(ring.forConnecting(true))).isTrue();
        assertThat(hex(start().present())).isEqualTo(hex(made));
    }

    @Test
    void aWarrantMayNameTheOldTheNewAndForADayTheFormerKey() throws IOException {
        CurveKeyRing ring = start();
        CurveKeyPair made = ring.prepare("rot_1").orElseThrow();
        assertThat(ring.isOwn(hex(first))).isTrue();
        assertThat(ring.isOwn(hex(made))).isTrue();
        ring.accepted(made);
        assertThat(ring.isOwn(hex(first))).isTrue();
        assertThat(start("agt_1", NOW.plus(Duration.ofHours(23))).isOwn(hex(first)))
                .as("after a restart too")
                .isTrue();
        assertThat(start("agt_1", NOW.plus(Duration.ofHours(25))).isOwn(hex(first)))
                .isFalse();
        assertThat(ring.isOwn(hex(CurveKeyPair.generate(random)))).isFalse();
    }

    @Test
    void whatAnEarlierEnrolmentLeftMeansNothing() throws IOException {
        start().prepare("rot_1");
        CurveKeyRing ring = start("agt_2", NOW);
        assertThat(ring.isRotating()).isFalse();
        assertThat(start().isRotating()).isFalse();
    }

    @Test
    void aPairThatCannotBeStoredIsNotPromised() throws IOException {
        CurveKeyRing ring = start();
        Files.createDirectory(rotationFile());
        Files.createFile(rotationFile().resolve("in the way"));
        assertThatThrownBy(() -> ring.prepare("rot_1")).isInstanceOf(IOException.class);
        assertThat(ring.isRotating()).isFalse();
    }

    @Test
    void aKeyFileThatCannotBeReplacedKeepsBothPairs() throws IOException {
        CurveKeyRing ring = start();
        CurveKeyPair made = ring.prepare("rot_1").orElseThrow();
        Files.delete(keyFile());
        Files.createDirectory(keyFile());
        Files.createFile(keyFile().resolve("in the way"));
        assertThat(ring.accepted(made)).isFalse();
        assertThat(hex(ring.forConnecting(false))).as("the router has switched").isEqualTo(hex(made));
        Files.delete(keyFile().resolve("in the way"));
        Files.delete(keyFile());
        assertThat(ring.accepted(made)).as("at the next hello").isTrue();
        assertThat(KeyFiles.read(keyFile())).isEqualTo(made.secretHex());
    }

    @Test
    void aDamagedFileStopsTheStartByName() throws IOException {
        Files.writeString(rotationFile(), "{");
        assertThatThrownBy(this::start).hasMessageContaining("curve.hex.rotation is damaged");
    }

    private String everythingOnDisk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(home)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
