package org.xerotier.router.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.page.Paging;

class QueryTest {

    @Test
    void absentStaysAbsent() {
        assertThat(Query.number("n", null)).isNull();
        assertThat(Query.instant("n", null)).isNull();
        assertThat(Query.constant("n", Scope.class, null)).isNull();
    }

    @Test
    void readsWhatIsThere() {
        assertThat(Query.number("n", "17")).isEqualTo(17);
        assertThat(Query.instant("n", "2026-11-21T05:20:00+01:00")).isEqualTo(Instant.parse("2026-11-21T04:20:00Z"));
        assertThat(Query.constant("n", Scope.class, "approve")).isEqualTo(Scope.APPROVE);
    }

    @Test
    void refusalNamesTheParameter() {
        assertRefused(() -> Query.number("after", "x"), "after");
        assertRefused(() -> Query.instant("from", "yesterday"), "from");
        assertRefused(() -> Query.constant("state", Scope.class, "APPROVE"), "state");
        assertRefused(() -> Paging.of("101", null), "limit");
        assertRefused(() -> Paging.of("99999999999999", null), "limit");
    }

    private static void assertRefused(Runnable reading, String param) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(reading::run)
                .satisfies(refusal -> assertThat(refusal.param()).contains(param));
    }
}
