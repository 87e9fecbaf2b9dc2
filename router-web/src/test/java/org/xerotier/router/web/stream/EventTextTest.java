package org.xerotier.router.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.xerotier.router.invocation.EventKind;
import org.xerotier.router.invocation.EventView;

class EventTextTest {

    @Test
    void textIsSentAsText() {
        assertThat(text("tür\n\n: x".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(
                        "id: 7\nevent: x_exec.progress\ndata: {\"invocation_id\":\"inv_1\",\"sequence\":7,"
                                + "\"at\":\"1970-01-01T00:00:00Z\",\"stream\":\"stdout\",\"offset\":3,\"text\":\"tür\\n\\n: x\"}\n\n");
    }

    @Test
    void halfACharacterIsSentAsBase64() {
        assertThat(text(new byte[] {'t', (byte) 0xc3}))
                .contains("\"base64\":\"dMM=\"")
                .doesNotContain("\"text\"");
    }

    private static String text(byte[] bytes) {
        EventView event = EventStreamTest.event(7, EventKind.PROGRESS, new EventView.Piece("stdout", 3, bytes));
        return new String(EventText.of(event), StandardCharsets.UTF_8);
    }
}
