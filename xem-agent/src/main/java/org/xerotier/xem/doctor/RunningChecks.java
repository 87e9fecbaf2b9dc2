package org.xerotier.xem.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.xerotier.xem.state.DurableFile;
import org.xerotier.xem.state.StateFolder;
import org.xerotier.xem.status.AgentStatus;
import org.xerotier.xem.status.AgentStatus.RouterStatus;

/** What the agent that runs on this state folder, if one does, says of its sessions. */
final class RunningChecks {

    private final Path stateDir;
    private final List<Finding> findings;

    RunningChecks(Path stateDir, List<Finding> findings) {
        this.stateDir = stateDir;
        this.findings = findings;
    }

    /** @param manifestHash of what the bundles on disk would be */
    void look(String manifestHash) {
        if (!StateFolder.isHeld(stateDir)) {
            findings.add(Finding.ok("no agent runs on this state folder"));
            return;
        }
        Optional<AgentStatus> status;
        try {
            status = AgentStatus.read(new DurableFile(stateDir.resolve(AgentStatus.FILE)));
        } catch (IOException fault) {
            status = Optional.empty();
        }
        if (status.isEmpty()) {
            findings.add(Finding.note(
                    "status_unknown", "an agent runs on this state folder and has not said yet how it stands", ""));
            return;
        }
        sessions(status.get());
        String impairment = status.get().impairment();
        if (!impairment.isEmpty()) {
            findings.add(Finding.fault(
                    impairment, "the running agent takes no work: " + impairment, Remedies.of(impairment)));
        }
        status.get().routers().stream().filter(router -> !router.up()).forEach(this::down);
        if (!manifestHash.isEmpty() && !status.get().manifestHash().equals(manifestHash)) {
            findings.add(Finding.fault(
                    "manifest_differs",
                    "the bundles in tools_dir are not those the running agent offers",
                    "send it SIGHUP ('systemctl reload'); its log says if a bundle is refused"));
        }
    }

    private void sessions(AgentStatus status) {
        String what = "the running agent has %d of %d sessions (%s)"
                .formatted(status.sessionsUp(), status.sessionsTotal(), status.at());
        if (status.sessionsUp() > 0 || status.sessionsTotal() == 0) {
            findings.add(Finding.ok(what));
        } else {
            findings.add(Finding.fault("no_session", what + ", so it gets no work", "see what is said of each router"));
        }
    }

    private void down(RouterStatus router) {
        String refusal = router.code().isEmpty() ? "" : " (%s: %s)".formatted(router.code(), router.message());
        String cause = router.code().isEmpty() ? router.cause() : router.code();
        findings.add(Finding.fault(
                cause,
                "router %s at %s: no session since %s%s"
                        .formatted(router.id(), router.address(), router.since(), refusal),
                Remedies.of(cause)));
    }
}
