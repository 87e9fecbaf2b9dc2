package org.xerotier.router.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in a list, opaque outside: the sort key of the last item handed out.
 *
 * @param key the sort key, at most {@value #MAX_LENGTH} characters
 */
public record Cursor(String key) {

    private static final int MAX_LENGTH = 200;

    public Cursor {
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a cursor key has 1 to " + MAX_LENGTH + " characters");
        }
    }

    public String encode() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    public static Cursor decode(String text) {
        if (text.isEmpty() || text.length() > 2 * MAX_LENGTH) {
            throw refused();
        }
        try {
            return new Cursor(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private static RouterException refused() {
        return KernelError.INVALID_CURSOR.because(
                "This cursor was not issued by the list; start again without 'after'.", "after");
    }
}
