package org.xerotier.xeroctl.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveTextTest {
    private final LiveText live = new LiveText();

    private String take(int... bytes) {
        byte[] piece = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            piece[i] = (byte) bytes[i];
        }
        return live.take(piece);
    }

    @Test
    void aCharacterSplitBetweenPiecesComesWhole() {
        byte[] smile = "🙂".getBytes(StandardCharsets.UTF_8);

        assertThat(take(smile[0], smile[1])).isEmpty();
        assertThat(take(smile[2])).isEmpty();
        assertThat(take(smile[3], '!')).isEqualTo("🙂!");
        assertThat(live.end()).isEmpty();
    }

    @Test
    void aCharacterThatNeverCompletesIsReplaced() {
        assertThat(take('a', 0xe2, 0x82)).isEqualTo("a");
        assertThat(live.end()).isEqualTo("\ufffd");
    }

    @Test
    void aByteThatIsNoTextIsReplaced() {
        assertThat(take('a', 0xff, 'b')).isEqualTo("a\ufffdb");
    }

    @Test
    void aLineEndSplitBetweenPiecesIsALineEnd() {
        assertThat(take('a', '\r')).isEqualTo("a");
        assertThat(take('\n', 'b')).isEqualTo("\nb");
    }

    @Test
    void aReturnThatEndsNoLineIsShown() {
        assertThat(take('a', '\r')).isEqualTo("a");
        assertThat(take('b', '\r')).isEqualTo("\\rb");
        assertThat(live.end()).isEqualTo("\\r");
    }
}
