package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {

    private static final String TOKEN = "eyJ.eyJ.c2ln";

    private final FakeRouter router = new FakeRouter();

    @TempDir
    Path home;

    private Session session;

    @BeforeEach
    void aContextWithoutAKey() {
        session = new Session(home);
        session.environment.put("XEROCTL_BASE_URL", router.baseUrl());
    }

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void aPasswordFromStandardInputBecomesATokenInAFileOfOnesOwn() throws IOException {
        answersToken();

        Session.Result result = session.withInput("correct horse battery\n").run("login", "--username", "ada");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("signed in as ada until").doesNotContain(TOKEN, "correct horse");
        assertThat(router.seen()).singleElement().satisfies(seen -> {
            assertThat(seen.target()).isEqualTo("/v1/auth/token");
            assertThat(seen.header("Authorization")).isEmpty();
            assertThat(seen.body()).isEqualTo("{\"username\":\"ada\",\"password\":\"correct horse battery\"}");
        });
        Path file = home.resolve(".config/xeroctl/config.toml");
        assertThat(Files.readString(file)).contains("current = \"ada\"", TOKEN).doesNotContain("correct horse");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aCodeIsAskedForOnceTheRouterWantsOne() {
        router.refuses("POST /v1/auth/token", 401, "totp_required", "a code too");
        answersToken();

        Session.Result result =
                session.withInput("correct horse battery\n123456\n").run("login", "--username", "ada");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(router.seen()).hasSize(2);
        assertThat(router.seen().get(1).body()).contains("\"totp\":\"123456\"");
    }

    @Test
    void aRefusalKeepsNothing() {
        router.refuses("POST /v1/auth/token", 401, "sign_in_refused", "not right");

        Session.Result result = session.withInput("wrong\n").run("login", "--username", "ada");

        assertThat(result.exitCode()).isNotZero();
        assertThat(home.resolve(".config/xeroctl/config.toml")).doesNotExist();
    }

    @Test
    void signingOutForgetsTheTokenAndNothingElse() throws IOException {
        answersToken();
        session.withInput("correct horse battery\n").run("login", "--username", "ada");
        session.environment.clear();

        assertThat(session.run("logout").exitCode()).isZero();

        assertThat(Files.readString(home.resolve(".config/xeroctl/config.toml")))
                .contains(router.baseUrl())
                .doesNotContain(TOKEN);
        assertThat(session.run("logout").exitCode()).isNotZero();
    }

    private void answersToken() {
        router.answers(
                "POST /v1/auth/token",
                200,
                "{\"access_token\":\"" + TOKEN
                        + "\",\"expires_at\":\"2026-11-21T05:20:00Z\",\"user\":{\"username\":\"ada\"}}");
    }
}
