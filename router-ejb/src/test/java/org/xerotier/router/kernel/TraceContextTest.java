package org.xerotier.router.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.xerotier.router.Actors;

class TraceContextTest {

    private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final SecureRandom random = new SecureRandom();

    @Test
    void aCallersTraceIsContinued() {
        TraceContext trace = TraceContext.continueOrBegin(GIVEN, random);
        assertThat(trace.traceparent()).isEqualTo(GIVEN);
        assertThat(trace.child(random).traceId()).isEqualTo(trace.traceId());
        assertThat(trace.child(random).spanId()).isNotEqualTo(trace.spanId());
    }

    @Test
    void anUnusableHeaderBeginsANewTrace() {
        for (String header : new String[] {
            "",
            "junk",
            GIVEN + "-more",
            "ff" + GIVEN.substring(2),
            GIVEN.replace("4bf92f3577b34da6a3ce929d0e0e4736", "0".repeat(32)),
            GIVEN.replace("00f067aa0ba902b7", "0".repeat(16))
        }) {
            assertThat(TraceContext.continueOrBegin(header, random).traceId())
                    .isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736")
                    .doesNotMatch("0+");
        }
    }

    @Test
    void aRequestIdOfTheCallerIsKeptWhenItIsHarmless() {
        assertThat(RequestContext.of("my-id.1", null, Actors.IDS, random).requestId())
                .isEqualTo("my-id.1");
        assertThat(RequestContext.of("my id\nforged", null, Actors.IDS, random).requestId())
                .startsWith("req_");
        assertThat(RequestContext.of("x".repeat(129), null, Actors.IDS, random).requestId())
                .startsWith("req_");
    }
}
