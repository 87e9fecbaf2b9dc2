package org.xerotier.router.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.key.Sha256;

/** The one-time token that lies in a file only the operator can read. */
final class BootstrapToken {

    private static final String SCHEME = "Bearer ";
    private static final int MIN_LENGTH = 16;
    private static final int MAX_LENGTH = 1024;

    private final String file;

    BootstrapToken(String file) {
        this.file = file;
    }

    /** Compares what a header brings with what the file holds, in the same time whatever differs. */
    void require(@Nullable String authorization) {
        String expected = read();
        String given = authorization != null && authorization.startsWith(SCHEME)
                ? authorization.substring(SCHEME.length()).strip()
                : "";
        if (!MessageDigest.isEqual(digest(expected), digest(given))) {
            throw SecurityError.BOOTSTRAP_TOKEN_INVALID.because(
                    "Send 'Authorization: Bearer <token>' with the content of the router's bootstrap token file.");
        }
    }

    private String read() {
        if (file.isEmpty() || !Files.exists(Path.of(file))) {
            throw closed("No bootstrap is prepared: xerotier.bootstrap.token-file names no file. If the first project"
                    + " exists, use one of its API keys.");
        }
        try {
            if (Files.size(Path.of(file)) > MAX_LENGTH) {
                throw closed("The bootstrap token file is longer than " + MAX_LENGTH + " bytes; write a token to it.");
            }
            String token =
                    Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
            if (token.length() < MIN_LENGTH) {
                throw closed("The bootstrap token is shorter than " + MIN_LENGTH + " characters; write a longer one.");
            }
            return token;
        } catch (IOException e) {
            SecurityLog.tokenFileUnreadable(file, e);
            throw closed("The bootstrap token file cannot be read by the router; see its log.");
        }
    }

    static RuntimeException closed(String message) {
        return SecurityError.BOOTSTRAP_CLOSED.because(message);
    }

    private static byte[] digest(String text) {
        return Sha256.bytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
