package org.xerotier.router.web.exec;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final MediaType EVENTS = new MediaType("text", "event-stream");

    @Test
    void preferenceIsTakenAndConfirmed() {
        assertThat(Patience.of(null, List.of("wait=5"), List.of())).isEqualTo(new Patience(5, true, false));
    }

    @Test
    void fieldGoesBeforeThePreference() {
        assertThat(Patience.of(3L, List.of("wait=5"), List.of())).isEqualTo(new Patience(3, false, false));
    }

    @Test
    void nothingSaidMeansNoWait() {
        assertThat(Patience.of(null, List.of(), List.of())).isEqualTo(new Patience(0, false, false));
    }

    @Test
    void streamIsForWhoNamesItFirst() {
        assertThat(Patience.of(null, List.of(), List.of(EVENTS)).wantsStream()).isTrue();
        assertThat(Patience.of(null, List.of(), List.of(MediaType.APPLICATION_JSON_TYPE, EVENTS))
                        .wantsStream())
                .isFalse();
        assertThat(Patience.of(null, List.of(), List.of(MediaType.WILDCARD_TYPE))
                        .wantsStream())
                .isFalse();
    }
}
