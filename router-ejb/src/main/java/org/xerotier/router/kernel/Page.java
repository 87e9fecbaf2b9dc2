package org.xerotier.router.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list.
 *
 * @param next where the following page begins, or {@code null} at the end of the list
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

    public Page {
        items = List.copyOf(items);
    }

    public boolean hasMore() {
        return next != null;
    }

    /**
     * Cuts a result that was fetched with one row more than asked for, which is how "is there more" is answered
     * without counting.
     */
    public static <T> Page<T> cut(List<T> fetched, PageRequest request, Function<? super T, String> key) {
        if (fetched.size() <= request.limit()) {
            return new Page<>(fetched, null);
        }
        List<T> items = fetched.subList(0, request.limit());
        return new Page<>(items, new Cursor(key.apply(items.get(items.size() - 1))));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> form) {
        return new Page<>(items.stream().<R>map(form).toList(), next);
    }
}
