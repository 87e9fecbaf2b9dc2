package org.xerotier.xem.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.KeyFiles;
import org.xerotier.mesh.key.KeyRefused;
import org.xerotier.xem.config.AgentConfig;
import org.xerotier.xem.enroll.Enrollment;
import org.xerotier.xem.keys.CurveKeyRing;
import org.xerotier.xem.mesh.RouterBook;
import org.xerotier.xem.state.DurableFile;

/** Whether the agent belongs to somebody, and whether the routers it knows know it. */
final class MembershipChecks {

    /** An expired token can still be renewed for so long. */
    private static final Duration GRACE = Duration.ofDays(1);

    private static final String NEW_JOIN_KEY =
            "create a join key with 'xeroctl agents join-keys --create --name NAME', set it as join_key and start again";

    private final AgentConfig config;
    private final MeshProbe probe;
    private final Clock clock;
    private final List<Finding> findings;

    MembershipChecks(AgentConfig config, MeshProbe probe, Clock clock, List<Finding> findings) {
        this.config = config;
        this.probe = probe;
        this.clock = clock;
        this.findings = findings;
    }

    void look() {
        Optional<Enrollment> known;
        try {
            known = Enrollment.load(file(Enrollment.FILE));
        } catch (IOException fault) {
            findings.add(Finding.fault(
                    "enrolment_damaged", "enrolment: " + fault.getMessage(), "restore the file, or " + NEW_JOIN_KEY));
            return;
        }
        if (known.isEmpty()) {
            notEnrolled();
            return;
        }
        findings.add(Finding.ok("enrolled: " + known.get()));
        name(known.get());
        token(known.get().tokenExpiresAt());
        mesh(known.get());
    }

    private void notEnrolled() {
        if (config.joinKey().isPresent()) {
            findings.add(Finding.ok("not enrolled yet; the join key will be used"));
        } else {
            findings.add(Finding.fault("not_enrolled", "not enrolled, and no join key is set", NEW_JOIN_KEY));
        }
    }

    private void name(Enrollment enrollment) {
        if (!enrollment.registrationName().equals(config.registrationName())) {
            findings.add(Finding.fault(
                    "name_differs",
                    "the state folder belongs to the agent '%s', registration_name says '%s'"
                            .formatted(enrollment.registrationName(), config.registrationName()),
                    "give each agent its own queue_db_path and key files"));
        }
    }

    private void token(Instant expires) {
        Instant now = clock.instant();
        if (now.isAfter(expires.plus(GRACE))) {
            findings.add(Finding.fault(
                    "token_expired",
                    "the agent's token expired at %s, too long ago to be renewed".formatted(expires),
                    NEW_JOIN_KEY));
        } else if (now.isAfter(expires)) {
            findings.add(Finding.note(
                    "token_expired",
                    "the agent's token expired at %s and can be renewed until %s"
                            .formatted(expires, expires.plus(GRACE)),
                    "start the agent while the router's HTTP address can be reached"));
        } else {
            findings.add(Finding.ok("the agent's token is good until " + expires));
        }
    }

    private void mesh(Enrollment enrollment) {
        List<CurveKeyPair> pairs = pairs();
        if (pairs.isEmpty()) {
            return;
        }
        List<RouterContact> routers = new ArrayList<>(new RouterBook(file(RouterBook.FILE)).read());
        if (routers.stream().noneMatch(each -> each.address().equals(enrollment.meshAddress()))) {
            routers.add(new RouterContact("enrolled", enrollment.meshAddress(), enrollment.routerCurvePublicKey()));
        }
        for (RouterContact router : routers) {
            String what = "mesh %s (%s)".formatted(router.address(), router.id());
            MeshAnswer answer = shake(router, pairs);
            if (answer == MeshAnswer.ADMITTED) {
                findings.add(Finding.ok(what + ": " + answer.words()));
            } else {
                findings.add(Finding.fault(answer.cause(), what + ": " + answer.words(), answer.next()));
            }
        }
    }

    /** A rotation under way means that either key may be the one. A handshake that stalls once is tried once more. */
    private MeshAnswer shake(RouterContact router, List<CurveKeyPair> pairs) {
        MeshAnswer answer = MeshAnswer.STALLED;
        for (CurveKeyPair pair : pairs) {
            answer = probe.look(router, pair);
            if (answer == MeshAnswer.STALLED) {
                answer = probe.look(router, pair);
            }
            if (answer != MeshAnswer.KEY_NOT_ADMITTED) {
                return answer;
            }
        }
        return answer;
    }

    private List<CurveKeyPair> pairs() {
        Path keyFile = config.curveKeyPath();
        if (Files.notExists(keyFile)) {
            findings.add(Finding.fault(
                    "key_file",
                    "the agent is enrolled and its CURVE key " + keyFile + " is gone",
                    "restore the file; else move enrollment.json away, and " + NEW_JOIN_KEY));
            return List.of();
        }
        List<CurveKeyPair> pairs = new ArrayList<>();
        try {
            pairs.add(CurveKeyPair.ofSecretHex(KeyFiles.read(keyFile)));
            CurveKeyRing.waitingBeside(keyFile).ifPresent(pair -> {
                pairs.add(pair);
                findings.add(Finding.note(
                        "key_rotation", "a new CURVE key waits for the router's word; both are tried here", ""));
            });
        } catch (IOException | KeyRefused told) {
            // The key file's own check has said it.
            return pairs;
        }
        return pairs;
    }

    private DurableFile file(String name) {
        return new DurableFile(config.stateDir().resolve(name));
    }
}
