package org.xerotier.xem.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.CurveRotate;
import org.xerotier.mesh.frame.CurveRotateAck;
import org.xerotier.mesh.frame.CurveSwitch;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.KeyFiles;
import org.xerotier.xem.dispatch.ScriptedRunner;

/** Another CURVE key, asked for by the router, with calls under way and the process dying at every step. */
class KeyRotationTest {

    private static final RouterContact A = TestMesh.contact("a", "tcp://127.0.0.1:1");
    private static final RouterContact B = TestMesh.contact("b", "tcp://127.0.0.1:2");

    private final TestMesh mesh = new TestMesh(10_000, A);
    private final String oldKey = mesh.keys.present().publicKey().hex();

    private TestMesh.FakeLink a() {
        return mesh.link(A);
    }

    private TestMesh.FakeLink b() {
        return mesh.link(B);
    }

    private void bothUp() {
        mesh.pass(100);
        mesh.establish(A, A, B);
        mesh.pass(200);
        mesh.establish(B, A, B);
    }

    private CurveRotateAck asked() {
        a().hear(new CurveRotate("rot_1", "yearly"));
        List<CurveRotateAck> answers = a().all(CurveRotateAck.class);
        return answers.get(answers.size() - 1);
    }

    private String lastKey(TestMesh.FakeLink link) {
        return link.keys.get(link.keys.size() - 1);
    }

    private String keyOnDisk() throws IOException {
        return KeyFiles.read(mesh.home.resolve("curve.hex"));
    }

    @Test
    void theNewKeyIsToldSignedAndNothingElseChanges() {
        bothUp();
        CurveRotateAck answer = asked();
        byte[] text = CurveRotateAck.signedText("agt_1", "rot_1", answer.newPublicKey());
        assertThat(mesh.signing.verifyingKey().verify(text, answer.signature().view()))
                .isTrue();
        assertThat(answer.newPublicKey()).isNotEqualTo(oldKey);
        assertThat(mesh.sessions.up()).isEqualTo(2);
        assertThat(asked().newPublicKey()).as("asked again").isEqualTo(answer.newPublicKey());
    }

    @Test
    void onTheSwitchOneSessionComesBackUnderTheNewKeyAndThenTheOther() throws IOException {
        bothUp();
        String fresh = asked().newPublicKey();
        a().hear(new CurveSwitch("rot_1"));
        assertThat(mesh.news).endsWith("a lost KEY_CHANGED");
        mesh.pass(100);
        assertThat(lastKey(a())).isEqualTo(fresh);
        assertThat(b().open).as("until the new key was accepted").isTrue();
        assertThat(lastKey(b())).isEqualTo(oldKey);
        String before = keyOnDisk();
        mesh.establish(A, A, B);
        assertThat(keyOnDisk()).isNotEqualTo(before);
        mesh.pass(100);
        assertThat(lastKey(b())).isEqualTo(fresh);
        mesh.establish(B, A, B);
        assertThat(mesh.sessions.up()).isEqualTo(2);
    }

    @Test
    void aCallUnderWayIsReportedInTheNewSession() {
        mesh.pass(100);
        mesh.establish(A);
        a().hear(mesh.dispatch("inv", 1, "test.drop"));
        ScriptedRunner.Run run = mesh.runner.only();
        asked();
        a().hear(new CurveSwitch("rot_1"));
        run.end();
        mesh.runTasks();
        assertThat(a().all(Result.class)).isEmpty();
        mesh.pass(100);
        List<Hello> hellos = a().all(Hello.class);
        assertThat(hellos.get(hellos.size() - 1).inFlight())
                .containsExactly(new InFlight("inv", 1, InFlight.Phase.DONE));
        mesh.establish(A);
        assertThat(a().all(Result.class)).hasSize(1);
        assertThat(run.stops).isZero();
    }

    @Test
    void aSwitchThatIsOldNewsChangesNothing() {
        bothUp();
        asked();
        a().hear(new CurveSwitch("rot_1"));
        mesh.pass(100);
        mesh.establish(A, A, B);
        mesh.pass(100);
        mesh.establish(B, A, B);
        int opened = b().opened;
        b().hear(new CurveSwitch("rot_1"));
        b().hear(new CurveSwitch("never heard of"));
        mesh.pass(100);
        assertThat(b().opened).isEqualTo(opened);
        assertThat(mesh.sessions.up()).isEqualTo(2);
    }

    @Test
    void anAgentThatDiedBeforeItAnsweredIsAskedAgain() {
        bothUp();
        String fresh = asked().newPublicKey();
        mesh.restart();
        bothUp();
        assertThat(asked().newPublicKey()).isEqualTo(fresh);
        assertThat(lastKey(a())).isEqualTo(oldKey);
    }

    @Test
    void anAgentThatDiedAfterTheSwitchComesBackUnderTheOldKeyAsLongAsThatIsLetIn() {
        bothUp();
        String fresh = asked().newPublicKey();
        a().hear(new CurveSwitch("rot_1"));
        mesh.restart();
        bothUp();
        assertThat(lastKey(a())).isEqualTo(oldKey);
        a().hear(new CurveSwitch("rot_1"));
        mesh.pass(100);
        mesh.establish(A, A, B);
        assertThat(lastKey(a())).isEqualTo(fresh);
        assertThat(mesh.keys.isRotating()).isFalse();
    }

    @Test
    void anAgentWhoseOldKeyIsRefusedTriesTheOneThatWaits() {
        bothUp();
        String fresh = asked().newPublicKey();
        // The router accepted a hello under the new key; the agent died before it wrote that down.
        mesh.restart();
        mesh.pass(100);
        assertThat(lastKey(a())).isEqualTo(oldKey);
        a().lose(Loss.HANDSHAKE_REFUSED);
        mesh.pass(200);
        assertThat(lastKey(a())).isEqualTo(fresh);
        mesh.establish(A, A, B);
        assertThat(mesh.keys.present().publicKey().hex()).isEqualTo(fresh);
        mesh.pass(200);
        assertThat(lastKey(b())).isEqualTo(fresh);
    }

    @Test
    void aNewKeyThatIsNotLetInEitherIsNotTheLastWord() {
        bothUp();
        asked();
        a().hear(new CurveSwitch("rot_1"));
        mesh.pass(100);
        a().lose(Loss.HANDSHAKE_REFUSED);
        mesh.pass(1_000);
        assertThat(lastKey(a())).isEqualTo(oldKey);
        mesh.establish(A, A, B);
        assertThat(mesh.keys.isRotating()).isTrue();
    }

    @Test
    void aRouterThatIsMerelyDownDoesNotMakeTheAgentDoubtItsKey() {
        bothUp();
        asked();
        for (int i = 0; i < 5; i++) {
            a().lose(Loss.NOTHING_LISTENS);
            while (!a().open) {
                mesh.pass(50);
            }
            assertThat(lastKey(a())).isEqualTo(oldKey);
        }
    }

    @Test
    void aRefusedHelloIsTriedWithTheOtherKeyToo() {
        bothUp();
        String fresh = asked().newPublicKey();
        b().lose(Loss.BROKEN);
        mesh.pass(200);
        b().hear(new HelloAck(false, "agent_unknown", "no", 1, 0, 0, false, 0, List.of(), List.of()));
        mesh.pass(1_000);
        assertThat(lastKey(b())).isEqualTo(fresh);
    }
}
