package org.xerotier.router.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.router.kernel.RouterException;

class BootstrapTokenTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void theContentOfTheFileOpens() throws IOException {
        BootstrapToken token = new BootstrapToken(file(TOKEN + "\n"));
        assertThatCode(() -> token.require("Bearer " + TOKEN)).doesNotThrowAnyException();
    }

    @Test
    void anythingElseDoesNot() throws IOException {
        String file = file(TOKEN);
        for (@Nullable
        String header :
                new String[] {null, "", TOKEN, "Bearer", "Bearer ", "Bearer " + TOKEN.substring(1), "Basic " + TOKEN}) {
            assertRefused(file, header, "bootstrap_token_invalid");
        }
    }

    @Test
    void withoutAFileNothingOpens() throws IOException {
        assertRefused("", "Bearer ", "bootstrap_closed");
        assertRefused(folder.resolve("missing").toString(), "Bearer ", "bootstrap_closed");
        assertRefused(folder.toString(), "Bearer ", "bootstrap_closed");
    }

    @Test
    void anEmptyOrShortTokenOpensNothing() throws IOException {
        assertRefused(file(""), "Bearer ", "bootstrap_closed");
        assertRefused(file("short"), "Bearer short", "bootstrap_closed");
    }

    private static void assertRefused(String file, @Nullable String header, String code) {
        assertThatThrownBy(() -> new BootstrapToken(file).require(header))
                .isInstanceOfSatisfying(
                        RouterException.class, e -> assertThat(e.code().code()).isEqualTo(code));
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("token"), content).toString();
    }
}
