package org.xerotier.mesh.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A thousand seeded ways to change a copy of an export of 10,000 rows; the verifier has to notice each. */
class TamperingTest {

    private static final int ROWS = 10_000;
    private static final int TRIES = 1_000;
    private static final long SEED = 20261121L;
    private static final SampleLog LOG = new SampleLog(1, ROWS, 500);
    private static final List<String> LINES = List.copyOf(LOG.lines(1));

    /** What somebody with an editor, or with the database, can do. */
    enum Tampering {
        CHANGE_A_COLUMN,
        CHANGE_A_ROW_AND_ITS_HASH,
        CHANGE_A_ROW_AND_BOTH_HASHES,
        DELETE_A_ROW,
        INSERT_A_COPY,
        INSERT_A_NEW_ROW,
        SWAP_TWO_ROWS,
        SWAP_TWO_ROWS_KEEPING_NUMBERS,
        RENUMBER,
        WRITE_THE_CHAIN_ANEW,
        CUT_THE_TAIL,
        CUT_THE_TAIL_AND_SAY_SO,
        CHANGE_A_CHECKPOINT,
        DROP_A_CHECKPOINT,
        DROP_THE_CHECKPOINTS,
        FLIP_A_BYTE
    }

    /** What the tampering did. */
    private record Forged(Tampering how, List<String> lines, long firstBad) {}

    @Test
    void aThousandRandomChangesAreFoundAndTheFirstBadRowIsNamed() throws IOException {
        Random random = new Random(SEED);
        Map<Tampering, Integer> found = new EnumMap<>(Tampering.class);
        for (int i = 0; i < TRIES; i++) {
            Forged forged = forge(random, Tampering.values()[i % Tampering.values().length]);
            Verdict verdict = verify(forged.lines(), new SealChecks());
            assertThat(verdict.fault()).as("%s, try %d", forged.how(), i).isNotNull();
            if (forged.firstBad() > 0 && verdict.fault() != null) {
                assertThat(verdict.fault().sequence())
                        .as("%s, try %d: %s", forged.how(), i, verdict.fault())
                        .isEqualTo(forged.firstBad());
            }
            found.merge(forged.how(), 1, Integer::sum);
        }
        assertThat(found.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(TRIES);
    }

    /** A verifier that forgets one question must let something through, or the question is not tested here. */
    @Test
    void aVerifierThatForgetsAQuestionIsCaught() throws IOException {
        SealChecks[] planted = {
            new SealChecks() {
                @Override
                boolean isSameRow(byte[] claimed, byte[] computed) {
                    return true;
                }
            },
            new SealChecks() {
                @Override
                boolean isLinked(byte[] claimed, byte[] computed) {
                    return true;
                }
            },
            new SealChecks() {
                @Override
                boolean isNext(long expected, long found) {
                    return true;
                }
            },
            new SealChecks() {
                @Override
                boolean isSigned(SignedCheckpoint checkpoint, org.xerotier.mesh.key.VerifyingKey key) {
                    return true;
                }
            },
            new SealChecks() {
                @Override
                boolean hasHead(String claimed, String computed) {
                    return true;
                }

                @Override
                boolean hasRoot(String claimed, String computed) {
                    return true;
                }
            },
            new SealChecks() {
                @Override
                boolean isNextCheckpoint(Checkpoint checkpoint, @org.jspecify.annotations.Nullable Checkpoint before) {
                    return true;
                }
            },
            new SealChecks() {
                @Override
                boolean reaches(long covered, long pinned) {
                    return true;
                }
            },
        };
        for (SealChecks wrong : planted) {
            assertThat(differs(wrong)).as("planted bug %s", wrong.getClass()).isTrue();
        }
        assertThat(differs(new SealChecks())).isFalse();
    }

    /** Whether a thousand tries show that this verifier judges otherwise than the real one, or names another row. */
    private static boolean differs(SealChecks wrong) throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 10 * Tampering.values().length; i++) {
            Forged forged = forge(random, Tampering.values()[i % Tampering.values().length]);
            Verdict.Fault right = verify(forged.lines(), new SealChecks()).fault();
            Verdict.Fault found = verify(forged.lines(), wrong).fault();
            if (!java.util.Objects.equals(right, found)) {
                return true;
            }
        }
        return false;
    }

    private static Verdict verify(List<String> lines, SealChecks checks) throws IOException {
        List<SignedCheckpoint> kept = List.of(LOG.checkpoints.get(LOG.checkpoints.size() - 1));
        return new ExportVerifier(SampleLog.KEY.verifyingKey(), kept, checks)
                .verify(new ByteArrayInputStream(SampleLog.bytes(lines)));
    }

    private static Forged forge(Random random, Tampering how) {
        List<String> lines = new ArrayList<>(LINES);
        int row = 2 + random.nextInt(ROWS - 600);
        int at = index(lines, row);
        switch (how) {
            case CHANGE_A_COLUMN -> {
                lines.set(at, column(random, lines.get(at)));
                return new Forged(how, lines, row);
            }
            case CHANGE_A_ROW_AND_ITS_HASH -> {
                lines.set(at, forgedLine(row, LOG.heads.get(row - 1)));
                return new Forged(how, lines, row);
            }
            case CHANGE_A_ROW_AND_BOTH_HASHES -> {
                lines.set(at, forgedLine(row, null));
                return new Forged(how, lines, isLastOfCheckpoint(row) ? 0 : row + 1);
            }
            case DELETE_A_ROW -> {
                lines.remove(at);
                return new Forged(how, lines, isLastOfCheckpoint(row) ? 0 : row);
            }
            case INSERT_A_COPY -> lines.add(index(lines, 2 + random.nextInt(ROWS - 600)), lines.get(at));
            case INSERT_A_NEW_ROW -> lines.add(at, forgedLine(row, null));
            case SWAP_TWO_ROWS -> {
                int other = index(lines, row + 1 + random.nextInt(400));
                java.util.Collections.swap(lines, at, other);
                return new Forged(how, lines, row);
            }
            case SWAP_TWO_ROWS_KEEPING_NUMBERS -> {
                int other = row + 1 + random.nextInt(400);
                int otherAt = index(lines, other);
                String first = lines.get(at);
                lines.set(at, number(lines.get(otherAt), row));
                lines.set(otherAt, number(first, other));
                return new Forged(how, lines, row);
            }
            case RENUMBER -> {
                lines.set(at, number(lines.get(at), row + 1L + random.nextInt(1_000)));
                return new Forged(how, lines, row);
            }
            case WRITE_THE_CHAIN_ANEW -> chainAnew(lines, row);
            case CUT_THE_TAIL -> {
                int checkpoint = 1 + random.nextInt(LOG.checkpoints.size() - 2);
                SampleLog shorter = prefix(
                        (int) LOG.checkpoints.get(checkpoint).checkpoint().size());
                lines = shorter.lines(1);
                return new Forged(how, lines, shorter.rows.size() + 1L);
            }
            case CUT_THE_TAIL_AND_SAY_SO -> {
                lines = new ArrayList<>(lines.subList(0, at + 1));
                lines.add(new ExportEnd(row, row, true, List.of(), 0).line());
            }
            case CHANGE_A_CHECKPOINT -> {
                int which = lines.indexOf(LOG.checkpoints
                        .get(random.nextInt(LOG.checkpoints.size()))
                        .line());
                String line = lines.get(which);
                int digit = 20 + random.nextInt(line.length() - 25);
                lines.set(which, flip(line, digit));
            }
            case DROP_A_CHECKPOINT ->
                lines.remove(LOG.checkpoints
                        .get(random.nextInt(LOG.checkpoints.size() - 1))
                        .line());
            case DROP_THE_CHECKPOINTS -> lines.removeIf(line -> line.startsWith("{\"signature\""));
            case FLIP_A_BYTE ->
                lines.set(at, flip(lines.get(at), random.nextInt(lines.get(at).length())));
        }
        return new Forged(how, lines, 0);
    }

    private static boolean isLastOfCheckpoint(int row) {
        return row % 500 == 0;
    }

    private static SampleLog prefix(int size) {
        return new SampleLog(1, size, 500);
    }

    private static int index(List<String> lines, int row) {
        String begin = "{\"sequence\":" + row + ",";
        int guess = row + (row - 1) / 500;
        assertThat(lines.get(guess)).startsWith(begin);
        return guess;
    }

    private static String number(String line, long number) {
        return "{\"sequence\":" + number + line.substring(line.indexOf(','));
    }

    private static String flip(String line, int at) {
        char other = line.charAt(at) == '0' ? '1' : '0';
        return line.substring(0, at) + other + line.substring(at + 1);
    }

    /** Changes one value of the row; every column gets its turn. */
    private static String column(Random random, String line) {
        List<Integer> values = new ArrayList<>();
        int from = line.indexOf("\"row\":");
        for (int i = line.indexOf(':', from + 6); i >= 0; i = line.indexOf(':', i + 1)) {
            boolean isName = line.charAt(i - 1) == '"';
            if (isName && (line.charAt(i + 1) == '"' || line.startsWith("null", i + 1))) {
                values.add(i + 1);
            }
        }
        int value = values.get(random.nextInt(values.size()));
        return line.startsWith("null", value)
                ? line.substring(0, value) + "\"forged\"" + line.substring(value + 4)
                : line.substring(0, value + 1) + "x" + line.substring(value + 1);
    }

    /** Another row under this number; its hash fits, its chain hash only if none is given. */
    private static String forgedLine(int row, byte @org.jspecify.annotations.Nullable [] chainHash) {
        byte[] forged = SampleLog.record(LOG.chain, row + 1_000_000).canonical();
        byte[] hash = AuditRecord.hash(forged);
        byte[] link = chainHash == null ? new AuditChain().link(LOG.heads.get(row - 2), row, hash) : chainHash;
        byte[] line = ExportLines.row(row, hash, link, forged, null);
        return new String(line, 0, line.length - 1, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** From one row on everything fits again, but for what was signed. */
    private static void chainAnew(List<String> lines, int row) {
        AuditChain links = new AuditChain();
        byte[] head = LOG.heads.get(row - 2);
        for (int i = row; i <= ROWS; i++) {
            byte[] bytes = i == row ? SampleLog.record(LOG.chain, i + 1_000_000).canonical() : LOG.rows.get(i - 1);
            byte[] hash = AuditRecord.hash(bytes);
            head = links.link(head, i, hash);
            byte[] line = ExportLines.row(i, hash, head, bytes, null);
            lines.set(index(LINES, i), new String(line, 0, line.length - 1, java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
