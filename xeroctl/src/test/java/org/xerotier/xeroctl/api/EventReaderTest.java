package org.xerotier.xeroctl.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static EventReader<InvocationEvent> reading(String text) {
        return new EventReader<>(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), InvocationEvent::of);
    }

    private static InvocationEvent next(EventReader<InvocationEvent> reader) throws IOException {
        return Objects.requireNonNull(reader.next());
    }

    @Test
    void anEventIsReadWhateverEndsItsLines() throws IOException {
        EventReader<InvocationEvent> reader =
                reading(": comment\r\nid:1\r\nevent: x_exec.queued\r\ndata: {\"a\":\r\ndata: 1}\r\n\r\n"
                        + "retry: 5\rid: 2\revent: other\rdata: {}\r\r");

        InvocationEvent first = next(reader);
        InvocationEvent second = next(reader);

        assertThat(first.sequence()).isEqualTo(1);
        assertThat(first.kind()).isEqualTo("queued");
        assertThat(first.text("a")).isEqualTo("1");
        assertThat(second.kind()).isEqualTo("other");
        assertThat(reader.next()).isNull();
    }

    @Test
    void anEventCutOffByTheEndIsNone() throws IOException {
        assertThat(reading("id: 1\nevent: x_exec.queued\ndata: {}\n").next()).isNull();
    }

    @Test
    void charactersOutsideAsciiSurvive() throws IOException {
        InvocationEvent event = next(reading("id: 1\nevent: x\ndata: {\"t\":\"größe ✓\"}\n\n"));

        assertThat(event.text("t")).isEqualTo("größe ✓");
    }

    @Test
    void dataThatIsNotJsonIsAFault() {
        assertThatThrownBy(() -> reading("id: 1\nevent: x\ndata: {\n\n").next()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> reading("id: one\nevent: x\ndata: {}\n\n").next())
                .isInstanceOf(IOException.class);
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        assertThatThrownBy(() -> new EventReader<>(endless, InvocationEvent::of).next())
                .hasMessageContaining("longer than");
    }

    @Test
    void dataThatGrowsWithoutEndIsRefusedToo() {
        String line = "data: " + "x".repeat(1 << 20) + "\n";
        String much = String.join("", Collections.nCopies(5, line));

        assertThatThrownBy(() -> reading("id: 1\nevent: x\n" + much + "\n").next())
                .hasMessageContaining("longer than");
    }
}
