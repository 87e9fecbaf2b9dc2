package org.xerotier.mesh.codec;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.Candidate;
import org.xerotier.mesh.frame.CurveRotate;
import org.xerotier.mesh.frame.CurveRotateAck;
import org.xerotier.mesh.frame.CurveSwitch;
import org.xerotier.mesh.frame.DiscoveryReport;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.ManifestPart;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.ProgressAck;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.ResultAck;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.frame.Started;
import org.xerotier.mesh.frame.WireError;

/** One frame of each type, the same ones for ever: the golden bytes are made of them. */
final class FrameExamples {

    static final String HASH = "0123456789abcdef".repeat(4);
    static final String INVOCATION = "inv_018f2a6b7c8d7e9fa0b1c2d3e4f50617";

    private static final long AT = 1_763_697_600_123L;

    private FrameExamples() {}

    static Envelope envelope(Frame frame) {
        return new Envelope(
                Envelope.VERSION, "f-1", AT, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", frame);
    }

    static Map<FrameType, Envelope> all() {
        Map<FrameType, Envelope> examples = new EnumMap<>(FrameType.class);
        for (Frame frame : frames()) {
            examples.put(frame.type(), envelope(frame));
        }
        return examples;
    }

    static Envelope of(FrameType type) {
        return Objects.requireNonNull(all().get(type), () -> "an example of " + type);
    }

    private static List<Frame> frames() {
        List<InFlight> inFlight = List.of(
                new InFlight(INVOCATION, 3, InFlight.Phase.STARTED),
                new InFlight("inv_2", Long.MAX_VALUE, InFlight.Phase.ACCEPTED),
                new InFlight("inv_3", 1, InFlight.Phase.DONE));
        List<Reconcile> reconcile = List.of(
                new Reconcile(INVOCATION, 3, Reconcile.Action.REPORT),
                new Reconcile("inv_2", 300, Reconcile.Action.CANCEL),
                new Reconcile("inv_3", 1, Reconcile.Action.FORGET));
        List<RouterContact> contacts = List.of(
                new RouterContact("rtr_1", "tcp://127.0.0.1:5555", HASH),
                new RouterContact("rtr_2", "tcp://127.0.0.1:5556", HASH));
        return List.of(
                new Hello("agt_1", "token.of.agent", "boot-1", "led_1", "0.1.0", 8, 1, 2, HASH, 7, 5_000, "", inFlight),
                new HelloAck(true, "", "", 1, 15_000, AT, true, 0, contacts, reconcile),
                new ManifestPart(HASH, 7, 1, 3, Bytes.utf8("{\"tools\":[]}")),
                new LeaseRenewal(42, HASH, 7, false, 2, 8, "agent_storage", inFlight),
                new LeaseAck(42, 15_000, false, false, List.of(), reconcile),
                dispatch("{\"namespace\":\"prod\"}"),
                new DispatchAck(INVOCATION, 3, false, "stale_epoch", "epoch 4 has been seen"),
                new Started(INVOCATION, 3, AT),
                new Progress(INVOCATION, 3, 1, OutputStreamName.STDERR, 0, Bytes.utf8("warning: ü\n")),
                new ProgressAck(INVOCATION, 3, 1),
                result(1),
                new ResultAck(INVOCATION, 3, "recorded"),
                new Cancel(INVOCATION, 3, "asked by a user"),
                new CancelAck(INVOCATION, 3, "not_started"),
                new CurveRotate("rot_1", "yearly"),
                new CurveRotateAck("rot_1", HASH, Bytes.copyOf(new byte[64])),
                new CurveSwitch("rot_1"),
                new DiscoveryReport(List.of(new Candidate("kubernetes", "prod", "a kubeconfig with this context"))),
                new Goodbye("restart"),
                new WireError("malformed_frame", "the frame ends before its content does", "f-0"));
    }

    static Dispatch dispatch(String arguments) {
        return new Dispatch(
                INVOCATION,
                "exe_1",
                3,
                "ws_1",
                "Operations",
                "kubectl.get",
                Bytes.utf8(arguments),
                HASH,
                HASH,
                Bytes.EMPTY,
                30_000,
                10_000,
                List.of(new Precondition(Precondition.Kind.VERSION, "kubectl.version_of", "41823")),
                Bytes.EMPTY);
    }

    static Result result(@Nullable Integer exitCode) {
        return new Result(
                INVOCATION,
                3,
                Result.Outcome.FAILED,
                exitCode,
                AT,
                AT + 250,
                "exit_code",
                "ended with 1",
                2,
                5,
                0,
                HASH,
                false,
                "text",
                List.of(
                        new OutputPiece(1, OutputStreamName.STDOUT, 0, Bytes.utf8("out")),
                        new OutputPiece(2, OutputStreamName.STDOUT, 3, Bytes.copyOf(new byte[] {0, -1}))));
    }
}
