package org.xerotier.mesh.codec;

import static org.xerotier.mesh.frame.Bounds.MAX_CHUNK_BYTES;
import static org.xerotier.mesh.frame.Bounds.MAX_ID;
import static org.xerotier.mesh.frame.Bounds.MAX_IN_FLIGHT;
import static org.xerotier.mesh.frame.Bounds.MAX_MESSAGE;
import static org.xerotier.mesh.frame.Bounds.MAX_NAME;

import org.xerotier.mesh.frame.Candidate;
import org.xerotier.mesh.frame.CurveRotate;
import org.xerotier.mesh.frame.CurveRotateAck;
import org.xerotier.mesh.frame.CurveSwitch;
import org.xerotier.mesh.frame.DiscoveryReport;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.ManifestPart;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.frame.WireError;

/** The frames about the session between an agent and a router. */
final class SessionForms {

    private static final int HASH = 64;
    private static final int SIGNATURE = 64;

    private SessionForms() {}

    static final FrameForm<Hello> HELLO = new FrameForm<>(
            Hello.class,
            (hello, out) -> out.put("agent_id", hello.agentId())
                    .put("token", hello.token())
                    .put("boot_id", hello.bootId())
                    .put("ledger_id", hello.ledgerId())
                    .put("agent_version", hello.agentVersion())
                    .put("capacity", hello.capacity())
                    .put("min_version", hello.minVersion())
                    .put("max_version", hello.maxVersion())
                    .put("manifest_hash", hello.manifestHash())
                    .put("manifest_version", hello.manifestVersion())
                    .put("lease_renewal_interval_millis", hello.leaseRenewalIntervalMillis())
                    .put("impairment", hello.impairment())
                    .putAll("in_flight", hello.inFlight(), SessionForms::writeInFlight),
            in -> new Hello(
                    in.requiredString("agent_id", MAX_ID),
                    in.requiredString("token", 4_096),
                    in.requiredString("boot_id", MAX_ID),
                    in.requiredString("ledger_id", MAX_ID),
                    in.requiredString("agent_version", 64),
                    in.requiredInt("capacity", 1, MAX_IN_FLIGHT),
                    in.requiredInt("min_version", 0, Integer.MAX_VALUE),
                    in.requiredInt("max_version", 0, Integer.MAX_VALUE),
                    in.requiredString("manifest_hash", HASH),
                    in.requiredLong("manifest_version", 0, Long.MAX_VALUE),
                    in.requiredLong("lease_renewal_interval_millis", 0, Long.MAX_VALUE),
                    in.requiredString("impairment", MAX_NAME),
                    in.list("in_flight", MAX_IN_FLIGHT, SessionForms::readInFlight)));

    static final FrameForm<HelloAck> HELLO_ACK = new FrameForm<>(
            HelloAck.class,
            (ack, out) -> out.put("accepted", ack.accepted())
                    .put("code", ack.code())
                    .put("message", ack.message())
                    .put("version", ack.version())
                    .put("lease_millis", ack.leaseMillis())
                    .put("router_time_millis", ack.routerTimeMillis())
                    .put("manifest_required", ack.manifestRequired())
                    .put("retry_after_millis", ack.retryAfterMillis())
                    .putAll("routers", ack.routers(), SessionForms::writeContact)
                    .putAll("reconcile", ack.reconcile(), SessionForms::writeReconcile),
            in -> new HelloAck(
                    in.requiredBoolean("accepted"),
                    in.requiredString("code", MAX_NAME),
                    in.requiredString("message", MAX_MESSAGE),
                    in.requiredInt("version", 0, Integer.MAX_VALUE),
                    in.requiredLong("lease_millis", 0, Long.MAX_VALUE),
                    in.requiredLong("router_time_millis", 0, Long.MAX_VALUE),
                    in.requiredBoolean("manifest_required"),
                    in.requiredLong("retry_after_millis", 0, Long.MAX_VALUE),
                    in.list("routers", RouterContact.MAX_ROUTERS, SessionForms::readContact),
                    in.list("reconcile", MAX_IN_FLIGHT, SessionForms::readReconcile)));

    static final FrameForm<ManifestPart> MANIFEST_PART = new FrameForm<>(
            ManifestPart.class,
            (part, out) -> out.put("manifest_hash", part.manifestHash())
                    .put("manifest_version", part.manifestVersion())
                    .put("index", part.index())
                    .put("count", part.count())
                    .put("data", part.data()),
            in -> new ManifestPart(
                    in.requiredString("manifest_hash", HASH),
                    in.requiredLong("manifest_version", 0, Long.MAX_VALUE),
                    in.requiredInt("index", 0, Integer.MAX_VALUE),
                    in.requiredInt("count", 1, Integer.MAX_VALUE),
                    in.requiredBytes("data", MAX_CHUNK_BYTES)));

    static final FrameForm<LeaseRenewal> LEASE_RENEWAL = new FrameForm<>(
            LeaseRenewal.class,
            (renewal, out) -> out.put("sequence", renewal.sequence())
                    .put("manifest_hash", renewal.manifestHash())
                    .put("manifest_version", renewal.manifestVersion())
                    .put("draining", renewal.draining())
                    .put("running", renewal.running())
                    .put("capacity", renewal.capacity())
                    .put("impairment", renewal.impairment())
                    .putAll("in_flight", renewal.inFlight(), SessionForms::writeInFlight),
            in -> new LeaseRenewal(
                    in.requiredLong("sequence", 1, Long.MAX_VALUE),
                    in.requiredString("manifest_hash", HASH),
                    in.requiredLong("manifest_version", 0, Long.MAX_VALUE),
                    in.requiredBoolean("draining"),
                    in.requiredInt("running", 0, MAX_IN_FLIGHT),
                    in.requiredInt("capacity", 1, MAX_IN_FLIGHT),
                    in.requiredString("impairment", MAX_NAME),
                    in.list("in_flight", MAX_IN_FLIGHT, SessionForms::readInFlight)));

    static final FrameForm<LeaseAck> LEASE_ACK = new FrameForm<>(
            LeaseAck.class,
            (ack, out) -> out.put("sequence", ack.sequence())
                    .put("lease_millis", ack.leaseMillis())
                    .put("hello_required", ack.helloRequired())
                    .put("manifest_required", ack.manifestRequired())
                    .putAll("routers", ack.routers(), SessionForms::writeContact)
                    .putAll("reconcile", ack.reconcile(), SessionForms::writeReconcile),
            in -> new LeaseAck(
                    in.requiredLong("sequence", 0, Long.MAX_VALUE),
                    in.requiredLong("lease_millis", 0, Long.MAX_VALUE),
                    in.requiredBoolean("hello_required"),
                    in.requiredBoolean("manifest_required"),
                    in.list("routers", RouterContact.MAX_ROUTERS, SessionForms::readContact),
                    in.list("reconcile", MAX_IN_FLIGHT, SessionForms::readReconcile)));

    static final FrameForm<Goodbye> GOODBYE = new FrameForm<>(
            Goodbye.class,
            (goodbye, out) -> out.put("reason", goodbye.reason()),
            in -> new Goodbye(in.requiredString("reason", MAX_MESSAGE)));

    static final FrameForm<WireError> ERROR = new FrameForm<>(
            WireError.class,
            (error, out) -> out.put("code", error.code())
                    .put("message", error.message())
                    .put("refers_to", error.refersTo()),
            in -> new WireError(
                    in.requiredString("code", MAX_NAME),
                    in.requiredString("message", MAX_MESSAGE),
                    in.requiredString("refers_to", MAX_ID)));

    static final FrameForm<CurveRotate> CURVE_ROTATE = new FrameForm<>(
            CurveRotate.class,
            (rotate, out) -> out.put("rotation_id", rotate.rotationId()).put("reason", rotate.reason()),
            in -> new CurveRotate(in.requiredString("rotation_id", MAX_ID), in.requiredString("reason", MAX_MESSAGE)));

    static final FrameForm<CurveRotateAck> CURVE_ROTATE_ACK = new FrameForm<>(
            CurveRotateAck.class,
            (ack, out) -> out.put("rotation_id", ack.rotationId())
                    .put("new_public_key", ack.newPublicKey())
                    .put("signature", ack.signature()),
            in -> new CurveRotateAck(
                    in.requiredString("rotation_id", MAX_ID),
                    in.requiredString("new_public_key", HASH),
                    in.requiredBytes("signature", SIGNATURE)));

    static final FrameForm<CurveSwitch> CURVE_SWITCH = new FrameForm<>(
            CurveSwitch.class,
            (word, out) -> out.put("rotation_id", word.rotationId()),
            in -> new CurveSwitch(in.requiredString("rotation_id", MAX_ID)));

    static final FrameForm<DiscoveryReport> DISCOVERY_REPORT = new FrameForm<>(
            DiscoveryReport.class,
            (report, out) -> out.putAll("candidates", report.candidates(), SessionForms::writeCandidate),
            in -> new DiscoveryReport(in.list("candidates", Candidate.MAX_PER_REPORT, SessionForms::readCandidate)));

    private static void writeCandidate(Candidate candidate, FieldMap out) {
        out.put("kind", candidate.kind()).put("name", candidate.name()).put("evidence", candidate.evidence());
    }

    private static Candidate readCandidate(Fields in) {
        return new Candidate(
                in.requiredString("kind", 64),
                in.requiredString("name", MAX_NAME),
                in.requiredString("evidence", Candidate.MAX_EVIDENCE));
    }

    private static void writeContact(RouterContact contact, FieldMap out) {
        out.put("id", contact.id()).put("address", contact.address()).put("curve_key", contact.curveKey());
    }

    private static RouterContact readContact(Fields in) {
        return new RouterContact(
                in.requiredString("id", MAX_ID),
                in.requiredString("address", RouterContact.MAX_ADDRESS),
                in.requiredString("curve_key", HASH));
    }

    private static void writeInFlight(InFlight inFlight, FieldMap out) {
        out.put("invocation_id", inFlight.invocationId())
                .put("epoch", inFlight.epoch())
                .put("phase", inFlight.phase());
    }

    private static InFlight readInFlight(Fields in) {
        return new InFlight(
                in.requiredString("invocation_id", MAX_ID),
                in.requiredLong("epoch", 1, Long.MAX_VALUE),
                in.enumValue("phase", InFlight.Phase.class));
    }

    private static void writeReconcile(Reconcile reconcile, FieldMap out) {
        out.put("invocation_id", reconcile.invocationId())
                .put("epoch", reconcile.epoch())
                .put("action", reconcile.action());
    }

    private static Reconcile readReconcile(Fields in) {
        return new Reconcile(
                in.requiredString("invocation_id", MAX_ID),
                in.requiredLong("epoch", 1, Long.MAX_VALUE),
                in.enumValue("action", Reconcile.Action.class));
    }
}
