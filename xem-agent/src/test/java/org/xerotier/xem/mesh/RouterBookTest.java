package org.xerotier.xem.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;

/** What is remembered of routers, and what a new enrolment makes of it. */
class RouterBookTest {

    private static final RouterContact A = TestMesh.contact("a", "tcp://127.0.0.1:1");
    private static final RouterContact B = TestMesh.contact("b", "tcp://127.0.0.1:2");

    private final TestMesh mesh = new TestMesh(10_000, A);

    private static RouterContact enrolledAt(RouterContact place) {
        return new RouterContact(
                "enrolled",
                place.address(),
                CurveKeyPair.generate(new SecureRandom()).publicKey().hex());
    }

    private void bothKnown() {
        mesh.pass(100);
        mesh.establish(A, A, B);
        mesh.pass(200);
    }

    @Test
    void theKeyOfANewEnrolmentIsTheOneToConnectWith() throws IOException {
        bothKnown();
        RouterContact anew = enrolledAt(A);

        mesh.book.correct(anew);
        mesh.restart();
        mesh.pass(200);

        assertThat(mesh.link(A).routers).containsExactly(anew.curveKey());
        assertThat(mesh.link(B).routers).as("others stay").containsExactly(B.curveKey());
        mesh.establish(A);
        assertThat(mesh.news).as("and by its name").endsWith("a up");
    }

    @Test
    void anEnrolmentThatSaysNothingNewLeavesTheFileAlone() throws IOException {
        mesh.book.correct(A);
        assertThat(mesh.home.resolve(RouterBook.FILE)).doesNotExist();

        bothKnown();
        byte[] before = Files.readAllBytes(mesh.home.resolve(RouterBook.FILE));
        mesh.book.correct(A);
        mesh.book.correct(enrolledAt(TestMesh.contact("c", "tcp://127.0.0.1:3")));

        assertThat(mesh.home.resolve(RouterBook.FILE)).hasBinaryContent(before);
    }

    @Test
    void aBookThatCannotBeReadDoesNotStopAnEnrolment() throws IOException {
        Files.writeString(mesh.home.resolve(RouterBook.FILE), "{");

        mesh.book.correct(enrolledAt(A));

        assertThat(mesh.book.read()).isEmpty();
    }
}
