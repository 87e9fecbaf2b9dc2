package org.xerotier.xem.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How fast the ledger takes calls, against what the same disk allows: one flush of four kilobytes after the other, measured
 * before and after. By hand: {@code xem-agent/bench FOLDER}, a folder on the disk in question.
 *
 * <p>One line for each number of calls under way at once: how many calls a second went from ACCEPTED to SETTLED, how
 * often the disk was waited for in each, and the calls for each flush the bare disk can do.
 */
final class LedgerSpeed {

    private static final int[] WIDTHS = {1, 4, 16, 64};
    private static final long MILLIS = 4_000;

    private LedgerSpeed() {}

    public static void main(String[] words) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(words.length == 0 ? "." : words[0]), "ledger-speed");
        try {
            for (int width : WIDTHS) {
                double before = flushes(folder);
                Measured measured = calls(folder.resolve("queue-" + width + ".sqlite"), width);
                double bare = (before + flushes(folder)) / 2;
                System.out.printf(
                        "%3d at once: %7.0f calls/s, %.2f commits a call; bare disk %6.0f flushes/s; %.2f calls a flush%n",
                        width, measured.perSecond(), measured.commitsPerCall(), bare, measured.perSecond() / bare);
            }
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    if (Files.isRegularFile(file)) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private record Measured(double perSecond, double commitsPerCall) {}

    private static double flushes(Path folder) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(4_096);
        Path file = folder.resolve("bare");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS / 4);
            int count = 0;
            while (System.nanoTime() < end) {
                block.clear();
                channel.write(block, (count % 1_000) * 4_096L);
                channel.force(false);
                count++;
            }
            return count * 1_000.0 / (MILLIS / 4);
        } finally {
            Files.delete(file);
        }
    }

    private static Measured calls(Path file, int width) throws Exception {
        ExecutorService loop = Executors.newSingleThreadExecutor();
        SqliteLedger ledger = SqliteLedger.open(file, new SecureRandom(), loop, Executors.defaultThreadFactory());
        long before = Objects.requireNonNull(CommitMark.read(file)).commits();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger running = new AtomicInteger(width);
        CountDownLatch over = new CountDownLatch(1);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
        AtomicInteger next = new AtomicInteger();
        class Call implements Runnable {
            @Override
            public void run() {
                if (System.nanoTime() >= end) {
                    if (running.decrementAndGet() == 0) {
                        over.countDown();
                    }
                    return;
                }
                String id = "inv-" + next.incrementAndGet();
                ledger.accepted(id, 1, LedgerBench.work(id));
                ledger.started(id, 1, 1);
                ledger.whenSafe(() -> loop.execute(() -> ran(id)), fault -> over.countDown());
            }

            private void ran(String id) {
                ledger.done(id, 1, LedgerBench.result(id, 1, "a line of output\n"));
                ledger.whenSafe(
                        () -> {
                            ledger.settled(id, 1);
                            done.incrementAndGet();
                            loop.execute(this);
                        },
                        fault -> over.countDown());
            }
        }
        for (int i = 0; i < width; i++) {
            loop.execute(new Call());
        }
        over.await();
        long commits = Objects.requireNonNull(CommitMark.read(file)).commits() - before;
        ledger.close();
        loop.shutdown();
        return new Measured(done.get() * 1_000.0 / MILLIS, (double) commits / Math.max(1, done.get()));
    }
}
