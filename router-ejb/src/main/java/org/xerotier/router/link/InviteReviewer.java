package org.xerotier.router.link;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite.
 *
 * @param life null for {@link #DEFAULT_LIFE}
 */
public record InviteReviewer(
        String name, String email, @Nullable Duration life) {

    public static final Duration DEFAULT_LIFE = Duration.ofMinutes(15);
    public static final Duration MAX_LIFE = Duration.ofHours(24);

    private static final int MAX_TEXT = 200;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"]{1,64}@[A-Za-z0-9.-]{1,130}");

    public InviteReviewer {
        if (name.isBlank() || name.length() > MAX_TEXT) {
            throw new IllegalArgumentException("reviewer.name has 1 to " + MAX_TEXT + " characters");
        }
        if (!ADDRESS.matcher(email).matches()) {
            throw new IllegalArgumentException("reviewer.email is a mail address");
        }
        if (life != null && (life.compareTo(Duration.ofSeconds(1)) < 0 || life.compareTo(MAX_LIFE) > 0)) {
            throw new IllegalArgumentException("ttl_seconds is 1 to " + MAX_LIFE.toSeconds());
        }
    }

    Duration lifeOrDefault() {
        return life == null ? DEFAULT_LIFE : life;
    }
}
