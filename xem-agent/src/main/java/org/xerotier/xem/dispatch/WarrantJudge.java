package org.xerotier.xem.dispatch;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.warrant.Warrant;
import org.xerotier.mesh.warrant.WarrantRefused;

/** Whether the router's signed word covers a dispatch, here and now. */
final class WarrantJudge {

    private final HostRules host;
    private final RouterClock clock;
    private final Set<WarrantCheck> checks;

    WarrantJudge(HostRules host, RouterClock clock, Set<WarrantCheck> checks) {
        this.host = host;
        this.clock = clock;
        this.checks = EnumSet.copyOf(checks);
    }

    /** What a pinned key signed. */
    Warrant open(Dispatch dispatch) throws DispatchJudge.Refused {
        try {
            return host.router().get().open(dispatch.warrant());
        } catch (WarrantRefused refused) {
            throw new DispatchJudge.Refused(refused.code(), refused.getMessage());
        }
    }

    /** When it was signed; the beginning of time without a genuine warrant. */
    long issuedAt(Dispatch dispatch) {
        try {
            return open(dispatch).issuedAt();
        } catch (DispatchJudge.Refused notGenuine) {
            return Long.MIN_VALUE;
        }
    }

    /** When its warrant ends, if that is genuine; else when any warrant known to a router by now will have ended. */
    long notAfter(Dispatch dispatch) {
        try {
            return open(dispatch).notAfter();
        } catch (DispatchJudge.Refused notGenuine) {
            return latestNotAfter();
        }
    }

    long latestNotAfter() {
        return clock.now() + Warrant.LONGEST_LIFE_MILLIS;
    }

    long firstRouterTime() {
        return clock.first();
    }

    /** Returns if the warrant covers the dispatch of a tool that is declared with this risk. */
    void require(Warrant warrant, Dispatch dispatch, RiskLevel declared) throws DispatchJudge.Refused {
        WarrantCase it = new WarrantCase(warrant, warrant.differences(dispatch), declared, host, clock);
        for (WarrantCheck check : checks) {
            Optional<Refusal> refusal = check.judge(it);
            if (refusal.isPresent()) {
                throw new DispatchJudge.Refused(refusal.get());
            }
        }
    }

    /** How long the tool may yet wait before it starts. */
    long startWithin(Warrant warrant, Dispatch dispatch) {
        return Math.min(dispatch.startWithinMillis(), clock.remaining(warrant.notAfter()));
    }
}
