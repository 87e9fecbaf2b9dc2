package org.xerotier.router.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Which stretch of a list is wanted; lists run from newest to oldest.
 *
 * @param limit at most this many items, 1 to {@value #MAX}
 * @param after continue behind this place, or {@code null} for the beginning
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    public static final int MAX = 100;
    public static final int DEFAULT = 20;

    public PageRequest {
        if (limit < 1 || limit > MAX) {
            throw KernelError.INVALID_PARAMETER.because("limit must be between 1 and " + MAX + ".", "limit");
        }
    }

    public static PageRequest first() {
        return new PageRequest(DEFAULT, null);
    }

    /** From query parameters. */
    public static PageRequest of(@Nullable Integer limit, @Nullable String after) {
        return new PageRequest(limit == null ? DEFAULT : limit, after == null ? null : Cursor.decode(after));
    }

    /** One more than asked for, so that {@link Page#cut} can tell whether the list goes on. */
    public int fetch() {
        return limit + 1;
    }

    /** The key to continue behind, or {@code null} for the beginning. */
    public @Nullable String afterKey() {
        return after == null ? null : after.key();
    }
}
