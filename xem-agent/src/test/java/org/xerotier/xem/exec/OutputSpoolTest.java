package org.xerotier.xem.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;

class OutputSpoolTest {

    @TempDir
    Path folder;

    @Test
    void littleOutputTouchesNoDisk() throws IOException {
        OutputSpool spool = new OutputSpool(folder.resolve("run"));

        spool.append(piece(1, 100));

        assertThat(spool.piece(1)).isEqualTo(piece(1, 100));
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void everyPieceComesBackUntilItIsReleased() throws IOException {
        OutputSpool spool = new OutputSpool(folder);
        Random random = new Random(11);
        int[] sizes = random.ints(3_000, 1, 32_768).toArray();
        for (int i = 0; i < sizes.length; i++) {
            spool.append(piece(i + 1, sizes[i]));
        }

        for (int tries = 0; tries < 2_000; tries++) {
            int sequence = 1 + random.nextInt(sizes.length);
            assertThat(spool.piece(sequence)).isEqualTo(piece(sequence, sizes[sequence - 1]));
        }
        assertThat(spool.lastSequence()).isEqualTo(3_000);
    }

    @Test
    void releasedPiecesGiveTheirSpaceBack() throws IOException {
        OutputSpool spool = new OutputSpool(folder);
        for (int i = 1; i <= 2_000; i++) {
            spool.append(piece(i, 32_768));
            spool.release(i - 1L);
        }

        assertThat(bytesOnDisk()).isLessThanOrEqualTo(OutputSpool.SEGMENT_BYTES + 65_536L);
        assertThatThrownBy(() -> spool.piece(5)).isInstanceOf(IllegalArgumentException.class);
        assertThat(spool.piece(2_000)).isEqualTo(piece(2_000, 32_768));
        spool.close();
        assertThat(bytesOnDisk()).isZero();
    }

    @Test
    void piecesComeWithoutGaps() {
        OutputSpool spool = new OutputSpool(folder);

        assertThatThrownBy(() -> spool.append(piece(2, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClosedSpoolTakesNothingMore() throws IOException {
        OutputSpool spool = new OutputSpool(folder);
        spool.close();

        spool.append(piece(1, 1));

        assertThat(spool.lastSequence()).isZero();
    }

    @Test
    void whoAsksForOutputDoesNotWaitForTheDisk() throws Exception {
        CompletableFuture<OutputSpool> made = new CompletableFuture<>();
        AtomicInteger forced = new AtomicInteger();
        OutputSpool spool = new OutputSpool(folder.resolve("run"), segment -> {
            OutputSpool asked = made.join();
            // Another thread's question, answered while this one is at the disk.
            OutputPiece piece = CompletableFuture.supplyAsync(() -> asked.piece(asked.lastSequence()))
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
            assertThat(piece).isEqualTo(piece(3, 100));
            segment.force();
            forced.incrementAndGet();
        });
        made.complete(spool);
        fillBeyondMemory(spool);
        spool.keep();
        assertThat(forced.get()).isEqualTo(2);
        assertThat(OutputSpool.reopen(folder.resolve("run"), 3)).isPresent();
    }

    @Test
    void whatIsReleasedWhileItIsKeptIsNoFault() throws Exception {
        CompletableFuture<OutputSpool> made = new CompletableFuture<>();
        OutputSpool spool = new OutputSpool(folder.resolve("run"), segment -> {
            made.join().release(2);
            segment.force();
        });
        made.complete(spool);
        fillBeyondMemory(spool);
        spool.keep();
        assertThat(spool.piece(3)).isEqualTo(piece(3, 100));
    }

    @Test
    void aSpoolThatIsClosedWhileItIsKeptIsNoFault() throws Exception {
        CompletableFuture<OutputSpool> made = new CompletableFuture<>();
        OutputSpool spool = new OutputSpool(folder.resolve("run"), segment -> {
            made.join().close();
            RunFolder.delete(folder.resolve("run"));
            segment.force();
        });
        made.complete(spool);
        spool.append(piece(1, 100));
        spool.keep();
        assertThat(spool.lastSequence()).isEqualTo(1);
    }

    private long bytesOnDisk() throws IOException {
        long bytes = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static OutputPiece piece(long sequence, int size) {
        byte[] data = new byte[size];
        new Random(sequence).nextBytes(data);
        OutputStreamName stream = sequence % 3 == 0 ? OutputStreamName.STDERR : OutputStreamName.STDOUT;
        return new OutputPiece(sequence, stream, sequence * 7, Bytes.copyOf(data));
    }

    /** Three pieces, of which the last begins a segment. */
    private static void fillBeyondMemory(OutputSpool spool) throws IOException {
        spool.append(piece(1, OutputSpool.MEMORY_BYTES / 2));
        spool.append(piece(2, OutputSpool.MEMORY_BYTES / 2));
        spool.append(piece(3, 100));
    }
}
