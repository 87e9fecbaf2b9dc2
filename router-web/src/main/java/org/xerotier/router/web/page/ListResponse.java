package org.xerotier.router.web.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Cursor;
import org.xerotier.router.kernel.Page;

/** A page of a list. */
public record ListResponse<T>(
        String object,
        List<T> data,
        boolean hasMore,
        @Nullable String nextCursor) {

    public static <S, T> ListResponse<T> of(Page<S> page, Function<? super S, ? extends T> form) {
        Cursor next = page.next();
        List<T> data = page.items().stream().<T>map(form).toList();
        return new ListResponse<>("list", data, page.hasMore(), next == null ? null : next.encode());
    }

    public static <T> ListResponse<T> of(Page<T> page) {
        return of(page, item -> item);
    }
}
