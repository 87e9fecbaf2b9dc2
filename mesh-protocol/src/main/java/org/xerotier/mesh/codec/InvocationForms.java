package org.xerotier.mesh.codec;

import static org.xerotier.mesh.frame.Bounds.MAX_ARGS_BYTES;
import static org.xerotier.mesh.frame.Bounds.MAX_CHUNK_BYTES;
import static org.xerotier.mesh.frame.Bounds.MAX_ID;
import static org.xerotier.mesh.frame.Bounds.MAX_MESSAGE;
import static org.xerotier.mesh.frame.Bounds.MAX_NAME;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.ProgressAck;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.ResultAck;
import org.xerotier.mesh.frame.Started;

/** The frames about one invocation. */
final class InvocationForms {

    private static final int HASH = 64;
    private static final int MAX_WARRANT = 4_096;

    /** What fits is decided by the size of the frame; this only names an end. */
    private static final int MAX_PIECES = 2_048;

    private InvocationForms() {}

    static final FrameForm<Dispatch> DISPATCH = new FrameForm<>(
            Dispatch.class,
            (dispatch, out) -> out.put("invocation_id", dispatch.invocationId())
                    .put("execution_id", dispatch.executionId())
                    .put("epoch", dispatch.epoch())
                    .put("workspace_id", dispatch.workspaceId())
                    .put("workspace_name", dispatch.workspaceName())
                    .put("tool", dispatch.tool())
                    .put("arguments", dispatch.arguments())
                    .put("arguments_digest", dispatch.argumentsDigest())
                    .put("manifest_hash", dispatch.manifestHash())
                    .put("scope", dispatch.scope())
                    .put("timeout_millis", dispatch.timeoutMillis())
                    .put("start_within_millis", dispatch.startWithinMillis())
                    .putAll("preconditions", dispatch.preconditions(), InvocationForms::writePrecondition)
                    .put("warrant", dispatch.warrant()),
            in -> new Dispatch(
                    id(in),
                    in.requiredString("execution_id", MAX_ID),
                    epoch(in),
                    in.requiredString("workspace_id", MAX_ID),
                    in.requiredString("workspace_name", MAX_NAME),
                    in.requiredString("tool", MAX_NAME),
                    in.requiredBytes("arguments", MAX_ARGS_BYTES),
                    in.requiredString("arguments_digest", HASH),
                    in.requiredString("manifest_hash", HASH),
                    in.requiredBytes("scope", Bounds.MAX_SCOPE_BYTES),
                    in.requiredLong("timeout_millis", 1, Long.MAX_VALUE),
                    in.requiredLong("start_within_millis", 1, Long.MAX_VALUE),
                    in.list("preconditions", Precondition.MAX_PER_CALL, InvocationForms::readPrecondition),
                    in.requiredBytes("warrant", MAX_WARRANT)));

    static final FrameForm<DispatchAck> DISPATCH_ACK = new FrameForm<>(
            DispatchAck.class,
            (ack, out) -> out.put("invocation_id", ack.invocationId())
                    .put("epoch", ack.epoch())
                    .put("accepted", ack.accepted())
                    .put("code", ack.code())
                    .put("message", ack.message()),
            in -> new DispatchAck(
                    id(in),
                    epoch(in),
                    in.requiredBoolean("accepted"),
                    in.requiredString("code", MAX_NAME),
                    in.requiredString("message", MAX_MESSAGE)));

    static final FrameForm<Started> STARTED = new FrameForm<>(
            Started.class,
            (started, out) -> out.put("invocation_id", started.invocationId())
                    .put("epoch", started.epoch())
                    .put("started_at_millis", started.startedAtMillis()),
            in -> new Started(id(in), epoch(in), in.requiredLong("started_at_millis", 0, Long.MAX_VALUE)));

    static final FrameForm<Progress> PROGRESS = new FrameForm<>(
            Progress.class,
            (progress, out) -> out.put("invocation_id", progress.invocationId())
                    .put("epoch", progress.epoch())
                    .put("sequence", progress.sequence())
                    .put("stream", progress.stream())
                    .put("offset", progress.offset())
                    .put("data", progress.data()),
            in -> new Progress(
                    id(in),
                    epoch(in),
                    in.requiredLong("sequence", 1, Long.MAX_VALUE),
                    in.enumValue("stream", OutputStreamName.class),
                    in.requiredLong("offset", 0, Long.MAX_VALUE),
                    in.requiredBytes("data", MAX_CHUNK_BYTES)));

    static final FrameForm<ProgressAck> PROGRESS_ACK = new FrameForm<>(
            ProgressAck.class,
            (ack, out) -> out.put("invocation_id", ack.invocationId())
                    .put("epoch", ack.epoch())
                    .put("sequence", ack.sequence()),
            in -> new ProgressAck(id(in), epoch(in), in.requiredLong("sequence", 0, Long.MAX_VALUE)));

    static final FrameForm<Result> RESULT = new FrameForm<>(
            Result.class,
            (result, out) -> out.put("invocation_id", result.invocationId())
                    .put("epoch", result.epoch())
                    .put("outcome", result.outcome())
                    .put("exit_code", result.exitCode())
                    .put("started_at_millis", result.startedAtMillis())
                    .put("finished_at_millis", result.finishedAtMillis())
                    .put("error_code", result.errorCode())
                    .put("error_message", result.errorMessage())
                    .put("last_sequence", result.lastSequence())
                    .put("stdout_bytes", result.stdoutBytes())
                    .put("stderr_bytes", result.stderrBytes())
                    .put("output_sha256", result.outputSha256())
                    .put("output_truncated", result.outputTruncated())
                    .put("output_format", result.outputFormat())
                    .putAll("pieces", result.pieces(), InvocationForms::writePiece),
            in -> new Result(
                    id(in),
                    epoch(in),
                    in.enumValue("outcome", Result.Outcome.class),
                    exitCode(in),
                    in.requiredLong("started_at_millis", 0, Long.MAX_VALUE),
                    in.requiredLong("finished_at_millis", 0, Long.MAX_VALUE),
                    in.requiredString("error_code", MAX_NAME),
                    in.requiredString("error_message", MAX_MESSAGE),
                    in.requiredLong("last_sequence", 0, Long.MAX_VALUE),
                    in.requiredLong("stdout_bytes", 0, Long.MAX_VALUE),
                    in.requiredLong("stderr_bytes", 0, Long.MAX_VALUE),
                    in.requiredString("output_sha256", HASH),
                    in.requiredBoolean("output_truncated"),
                    in.requiredString("output_format", 16),
                    in.list("pieces", MAX_PIECES, InvocationForms::readPiece)));

    static final FrameForm<ResultAck> RESULT_ACK = new FrameForm<>(
            ResultAck.class,
            (ack, out) -> out.put("invocation_id", ack.invocationId())
                    .put("epoch", ack.epoch())
                    .put("disposition", ack.disposition()),
            in -> new ResultAck(id(in), epoch(in), in.requiredString("disposition", 32)));

    static final FrameForm<Cancel> CANCEL = new FrameForm<>(
            Cancel.class,
            (cancel, out) -> out.put("invocation_id", cancel.invocationId())
                    .put("epoch", cancel.epoch())
                    .put("reason", cancel.reason()),
            in -> new Cancel(id(in), epoch(in), in.requiredString("reason", MAX_MESSAGE)));

    static final FrameForm<CancelAck> CANCEL_ACK = new FrameForm<>(
            CancelAck.class,
            (ack, out) -> out.put("invocation_id", ack.invocationId())
                    .put("epoch", ack.epoch())
                    .put("state", ack.state()),
            in -> new CancelAck(id(in), epoch(in), in.requiredString("state", 32)));

    private static String id(Fields in) {
        return in.requiredString("invocation_id", MAX_ID);
    }

    private static long epoch(Fields in) {
        return in.requiredLong("epoch", 1, Long.MAX_VALUE);
    }

    private static @Nullable Integer exitCode(Fields in) {
        Long code = in.optionalLong("exit_code", Integer.MIN_VALUE, Integer.MAX_VALUE);
        return code == null ? null : Math.toIntExact(code);
    }

    private static void writePrecondition(Precondition precondition, FieldMap out) {
        out.put("kind", precondition.kind()).put("tool", precondition.tool()).put("expected", precondition.expected());
    }

    private static Precondition readPrecondition(Fields in) {
        return new Precondition(
                in.enumValue("kind", Precondition.Kind.class),
                in.requiredString("tool", MAX_NAME),
                in.requiredString("expected", Precondition.MAX_VERSION));
    }

    private static void writePiece(OutputPiece piece, FieldMap out) {
        out.put("sequence", piece.sequence())
                .put("stream", piece.stream())
                .put("offset", piece.offset())
                .put("data", piece.data());
    }

    private static OutputPiece readPiece(Fields in) {
        return new OutputPiece(
                in.requiredLong("sequence", 1, Long.MAX_VALUE),
                in.enumValue("stream", OutputStreamName.class),
                in.requiredLong("offset", 0, Long.MAX_VALUE),
                in.requiredBytes("data", MAX_CHUNK_BYTES));
    }
}
