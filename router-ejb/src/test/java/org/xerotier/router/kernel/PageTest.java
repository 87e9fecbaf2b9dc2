package org.xerotier.router.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void oneRowMoreThanAskedForMeansTheListGoesOn() {
        Page<String> page = Page.cut(List.of("c", "b", "a"), PageRequest.of(2, null), item -> item);
        assertThat(page.items()).containsExactly("c", "b");
        assertThat(page.hasMore()).isTrue();
        assertThat(page.next()).isEqualTo(new Cursor("b"));
    }

    @Test
    void theLastPageHasNoCursor() {
        Page<String> page = Page.cut(List.of("c", "b"), PageRequest.of(2, null), item -> item);
        assertThat(page.hasMore()).isFalse();
    }

    @Test
    void aCursorComesBackAsItWentOut() {
        Cursor cursor = new Cursor("inv_0123|ü");
        assertThat(PageRequest.of(5, cursor.encode()).afterKey()).isEqualTo(cursor.key());
    }

    @Test
    void aCursorNobodyIssuedIsRefused() {
        for (String text : List.of("", "%%%", "=".repeat(500), "A")) {
            assertThatThrownBy(() -> PageRequest.of(5, text))
                    .isInstanceOfSatisfying(
                            RouterException.class, e -> assertThat(e.code()).isEqualTo(KernelError.INVALID_CURSOR));
        }
    }

    @Test
    void aLimitOutsideTheBoundsIsRefused() {
        for (int limit : new int[] {0, -1, 101}) {
            assertThatThrownBy(() -> PageRequest.of(limit, null))
                    .isInstanceOfSatisfying(
                            RouterException.class, e -> assertThat(e.param()).contains("limit"));
        }
    }
}
