package org.xerotier.router.web.page;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.web.http.Query;

/** Reads {@code limit} and {@code after}. */
public final class Paging {

    private Paging() {}

    public static PageRequest of(@Nullable String limit, @Nullable String after) {
        Long wanted = Query.number("limit", limit);
        return PageRequest.of(wanted == null ? null : (int) Math.min(wanted, PageRequest.MAX + 1L), after);
    }
}
