package org.xerotier.mesh.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xerotier.mesh.codec.MalformedFrame.Reason;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.ManifestPart;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.frame.Result;

class FrameCodecTest {

    private static Map<String, @Nullable Object> tree(FrameType type) {
        return changeable(BoundedUnpacker.unpack(FrameCodec.encode(FrameExamples.of(type))));
    }

    private static Map<String, @Nullable Object> changeable(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) ->
                copy.put((String) key, value instanceof Map<?, ?> inner ? changeable(inner) : value));
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> payload(Map<String, @Nullable Object> tree) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(tree.get("payload"));
    }

    private static MalformedFrame refusal(Map<String, ? extends @Nullable Object> tree) {
        return refusal(BoundedPacker.pack(tree));
    }

    private static MalformedFrame refusal(byte[] bytes) {
        try {
            Envelope envelope = FrameCodec.decode(bytes);
            throw new AssertionError("was accepted as " + envelope.type());
        } catch (MalformedFrame e) {
            return e;
        }
    }

    @ParameterizedTest
    @EnumSource(FrameType.class)
    void unknownFieldsAreIgnored(FrameType type) {
        Map<String, @Nullable Object> tree = tree(type);
        tree.put("added_later", Map.of("a", List.of(1L, Map.of("b", Bytes.utf8("c")))));
        payload(tree).put("also_later", Arrays.asList(null, true, 1.5, "x"));

        assertThat(FrameCodec.decode(BoundedPacker.pack(tree))).isEqualTo(FrameExamples.of(type));
    }

    @ParameterizedTest
    @EnumSource(FrameType.class)
    void orderOfFieldsDoesNotMatter(FrameType type) {
        Map<String, @Nullable Object> reversed = new LinkedHashMap<>();
        List<Map.Entry<String, @Nullable Object>> entries =
                new ArrayList<>(tree(type).entrySet());
        Collections.reverse(entries);
        entries.forEach(entry -> reversed.put(entry.getKey(), entry.getValue()));

        assertThat(FrameCodec.decode(BoundedPacker.pack(reversed))).isEqualTo(FrameExamples.of(type));
    }

    @ParameterizedTest
    @EnumSource(FrameType.class)
    void everyTruncationIsRefused(FrameType type) {
        byte[] whole = FrameCodec.encode(FrameExamples.of(type));
        for (int length = 0; length < whole.length; length++) {
            assertThat(refusal(Arrays.copyOf(whole, length)).reason())
                    .as("first %d bytes", length)
                    .isEqualTo(Reason.TRUNCATED);
        }
        assertThat(refusal(Arrays.copyOf(whole, whole.length + 1)).reason()).isEqualTo(Reason.TRAILING_BYTES);
    }

    @ParameterizedTest
    @EnumSource(FrameType.class)
    void everyMissingFieldIsNamed(FrameType type) {
        for (String field : tree(type).keySet()) {
            Map<String, @Nullable Object> tree = tree(type);
            tree.remove(field);
            if (field.equals("trace_context")) {
                assertThat(FrameCodec.decode(BoundedPacker.pack(tree)).traceContext())
                        .isEmpty();
            } else {
                assertThat(refusal(tree).reason()).as(field).isEqualTo(Reason.MISSING_FIELD);
            }
        }
        for (String field : payload(tree(type)).keySet()) {
            Map<String, @Nullable Object> tree = tree(type);
            payload(tree).remove(field);
            if (field.equals("exit_code")) {
                assertThat(FrameCodec.decode(BoundedPacker.pack(tree)).frame()).isEqualTo(FrameExamples.result(null));
            } else {
                assertThat(refusal(tree).reason()).as(field).isEqualTo(Reason.MISSING_FIELD);
                assertThat(refusal(tree)).hasMessage("payload." + field + " is required");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FrameType.class)
    void everyFieldOfTheWrongTypeIsRefused(FrameType type) {
        for (String field : payload(tree(type)).keySet()) {
            for (Object wrong : List.of(1.5, "\u0001", Bytes.utf8("x"), List.of(List.of()), Map.of(), -1L, true)) {
                Map<String, @Nullable Object> tree = tree(type);
                Object right = payload(tree).put(field, wrong);
                boolean sameKind = right != null && right.getClass() == wrong.getClass();
                if (!sameKind && !(right instanceof List && wrong instanceof List)) {
                    assertThat(refusal(tree).reason())
                            .as("%s = %s", field, wrong)
                            .isEqualTo(Reason.WRONG_TYPE);
                }
            }
        }
    }

    @Test
    void exitCodeMayBeAbsentOrNil() {
        Envelope without = FrameExamples.envelope(FrameExamples.result(null));

        assertThat(FrameCodec.decode(FrameCodec.encode(without))).isEqualTo(without);

        Map<String, @Nullable Object> tree = tree(FrameType.RESULT);
        payload(tree).put("exit_code", null);
        assertThat(FrameCodec.decode(BoundedPacker.pack(tree))).isEqualTo(without);
    }

    @Test
    void otherVersionIsItsOwnReasonAndKeepsTheFrameId() {
        for (long version : new long[] {0, 2, -1, 1L << 32 | 1, Long.MAX_VALUE}) {
            Map<String, @Nullable Object> tree = tree(FrameType.GOODBYE);
            tree.put("v", version);
            tree.put("type", "whatever");
            tree.put("payload", 1L);

            MalformedFrame refused = refusal(tree);
            assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED_VERSION);
            assertThat(refused.code()).isEqualTo("unsupported_version");
            assertThat(refused.frameId()).isEqualTo("f-1");
        }
    }

    @Test
    void unknownTypeIsItsOwnReasonAndKeepsTheFrameId() {
        for (String type : List.of("telepathy", "HELLO", "", "hello ")) {
            Map<String, @Nullable Object> tree = tree(FrameType.HELLO);
            tree.put("type", type);

            MalformedFrame refused = refusal(tree);
            assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_TYPE);
            assertThat(refused.code()).isEqualTo("unknown_type");
            assertThat(refused.frameId()).isEqualTo("f-1");
        }
    }

    @Test
    void recordsOwnRulesAreMalformedFramesToo() {
        Map<String, @Nullable Object> part = tree(FrameType.MANIFEST_PART);
        payload(part).put("index", 3L);
        assertThat(refusal(part).reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(refusal(part).code()).isEqualTo("malformed_frame");
        assertThat(refusal(part).frameId()).isEqualTo("f-1");

        Map<String, @Nullable Object> hello = tree(FrameType.HELLO);
        payload(hello).put("manifest_hash", "ab");
        assertThat(refusal(hello).reason()).isEqualTo(Reason.OUT_OF_RANGE);

        Map<String, @Nullable Object> noId = tree(FrameType.HELLO);
        noId.put("frame_id", "");
        assertThat(refusal(noId).reason()).isEqualTo(Reason.OUT_OF_RANGE);

        Map<String, @Nullable Object> longId = tree(FrameType.HELLO);
        longId.put("frame_id", "x".repeat(65));
        assertThat(refusal(longId).reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(refusal(longId).frameId()).isEmpty();
    }

    @Test
    void unknownEnumValueIsRefusedByName() {
        Map<String, @Nullable Object> tree = tree(FrameType.RESULT);
        for (String wrong : List.of("COMPLETED", "completed ", "", "exploded")) {
            payload(tree).put("outcome", wrong);
            assertThat(refusal(tree).reason()).isEqualTo(Reason.UNKNOWN_VALUE);
            assertThat(refusal(tree)).hasMessageContaining("payload.outcome");
        }
    }

    @Test
    void faultInsideAListIsNamedWithItsPlace() {
        Map<String, @Nullable Object> tree = tree(FrameType.LEASE_RENEWAL);
        payload(tree)
                .put(
                        "in_flight",
                        List.of(Map.of("invocation_id", "i", "epoch", 1L, "phase", "done"), Map.of("epoch", 1L)));

        assertThat(refusal(tree)).hasMessage("payload.in_flight[1].invocation_id is required");

        payload(tree).put("in_flight", List.of("x"));
        assertThat(refusal(tree).reason()).isEqualTo(Reason.WRONG_TYPE);
    }

    private static Map<String, Object> contact(String address) {
        return Map.of("id", "rtr_1", "address", address, "curve_key", FrameExamples.HASH);
    }

    @Test
    void listsAndTextsAreBounded() {
        Map<String, @Nullable Object> ack = tree(FrameType.LEASE_ACK);
        payload(ack).put("routers", Collections.nCopies(65, contact("tcp://a:1")));
        assertThat(refusal(ack).reason()).isEqualTo(Reason.OUT_OF_RANGE);
        payload(ack).put("routers", List.of(contact("x".repeat(257))));
        assertThat(refusal(ack).reason()).isEqualTo(Reason.OUT_OF_RANGE);
        payload(ack).put("routers", List.of(1L));
        assertThat(refusal(ack).reason()).isEqualTo(Reason.WRONG_TYPE);

        Map<String, @Nullable Object> goodbye = tree(FrameType.GOODBYE);
        payload(goodbye).put("reason", "x".repeat(2_049));
        assertThat(refusal(goodbye).reason()).isEqualTo(Reason.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @EnumSource(FrameType.class)
    void frameFromTheWrongSideIsRefused(FrameType type) {
        byte[] bytes = FrameCodec.encode(FrameExamples.of(type));
        for (FrameType.Sender peer : List.of(FrameType.Sender.AGENT, FrameType.Sender.ROUTER)) {
            if (type.sender() == peer || type.sender() == FrameType.Sender.EITHER) {
                assertThat(FrameCodec.decode(bytes, peer).type()).isEqualTo(type);
            } else {
                assertThatThrownBy(() -> FrameCodec.decode(bytes, peer))
                        .isInstanceOfSatisfying(
                                MalformedFrame.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_SENDER));
            }
        }
    }

    @Test
    void fullestFramesFit() {
        String id = "i".repeat(Bounds.MAX_ID);
        String hash = FrameExamples.HASH;
        String message = "€".repeat(Bounds.MAX_MESSAGE);
        List<InFlight> busy =
                Collections.nCopies(Bounds.MAX_IN_FLIGHT, new InFlight(id, Long.MAX_VALUE, InFlight.Phase.ACCEPTED));
        Bytes chunk = Bytes.adopt(new byte[Bounds.MAX_CHUNK_BYTES]);
        long most = Long.MAX_VALUE;
        List<Frame> fullest = List.of(
                new Hello(id, "t".repeat(4096), id, id, id, 512, 1, 1, hash, most, 3_600_000, "i".repeat(128), busy),
                new LeaseRenewal(most, hash, most, true, 512, 512, "i".repeat(128), busy),
                new ManifestPart(hash, most, 63, 64, chunk),
                new Dispatch(
                        id,
                        id,
                        most,
                        id,
                        "€".repeat(Bounds.MAX_NAME),
                        "€".repeat(Bounds.MAX_NAME),
                        Bytes.adopt(new byte[Bounds.MAX_ARGS_BYTES]),
                        hash,
                        hash,
                        Bytes.adopt(new byte[8_192]),
                        86_400_000,
                        86_400_000,
                        List.of(
                                new Precondition(
                                        Precondition.Kind.VERSION,
                                        "a".repeat(63) + "." + "b".repeat(64),
                                        "~".repeat(256)),
                                new Precondition(
                                        Precondition.Kind.PLAN, "a".repeat(63) + "." + "b".repeat(64), "f".repeat(64))),
                        Bytes.adopt(new byte[4_096])),
                new Result(
                        id,
                        most,
                        Result.Outcome.TIMED_OUT,
                        -1,
                        most,
                        most,
                        "€".repeat(Bounds.MAX_NAME),
                        message,
                        most,
                        most,
                        most,
                        hash,
                        true,
                        "0123456789abcdef",
                        List.of(new OutputPiece(most, OutputStreamName.STDOUT, most, chunk))));
        for (Frame frame : fullest) {
            Envelope envelope = new Envelope(1, id, most, "t".repeat(128), frame);
            assertThat(FrameCodec.decode(FrameCodec.encode(envelope))).isEqualTo(envelope);
        }
    }

    @Test
    void whatNoPeerWouldReadIsNotWritten() {
        List<OutputPiece> crumbs =
                Collections.nCopies(2_000, new OutputPiece(1, OutputStreamName.STDOUT, 0, Bytes.utf8("x")));
        Result example = FrameExamples.result(0);
        Result tooMany = new Result(
                example.invocationId(),
                1,
                Result.Outcome.COMPLETED,
                0,
                0,
                0,
                "",
                "",
                0,
                0,
                0,
                FrameExamples.HASH,
                false,
                "text",
                crumbs);

        assertThatThrownBy(() -> FrameCodec.encode(FrameExamples.envelope(tooMany)))
                .isInstanceOfSatisfying(
                        MalformedFrame.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }
}
