package org.xerotier.mesh.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.FrameType;

/**
 * The bytes of every frame type of version 1, kept for ever. They are written by a run with {@code -Dgolden.write=true}
 * for types that are new; a change to an existing file is a change of the protocol.
 */
class GoldenFrameTest {

    private static final Path DIRECTORY = Path.of("src/test/resources/frames/v1");

    @ParameterizedTest
    @EnumSource(FrameType.class)
    void recordedBytesAreWrittenAndReadTheSame(FrameType type) throws IOException {
        Envelope example = FrameExamples.of(type);
        byte[] encoded = FrameCodec.encode(example);
        Path file = DIRECTORY.resolve(type.wireName() + ".hex");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, wrapped(HexFormat.of().formatHex(encoded)));
        }

        byte[] recorded = HexFormat.of().parseHex(Files.readString(file).replaceAll("\\s", ""));

        assertThat(HexFormat.of().formatHex(encoded)).isEqualTo(HexFormat.of().formatHex(recorded));
        assertThat(FrameCodec.decode(recorded)).isEqualTo(example);
    }

    private static String wrapped(String hex) {
        return hex.replaceAll("(.{1,120})", "$1\n");
    }
}
