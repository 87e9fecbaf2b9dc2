package org.xerotier.xem.dispatch;

import java.util.Optional;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.warrant.Authority;

/** What a genuine warrant must also satisfy, each with the refusal if it does not. All are needed; a test leaves out each. */
enum WarrantCheck {
    /** The bytes that would run are the bytes that were signed for. */
    ARGUMENTS {
        @Override
        Optional<Refusal> judge(WarrantCase it) {
            return it.differences().contains("arguments_digest")
                    ? mismatch("the arguments are not those of the warrant")
                    : Optional.empty();
        }
    },
    /** Everything else the dispatch says is what was signed for. */
    WORDS {
        @Override
        Optional<Refusal> judge(WarrantCase it) {
            return it.differences().stream()
                    .filter(field -> !field.equals("arguments_digest"))
                    .findFirst()
                    .flatMap(field -> mismatch("the dispatch is not the one of the warrant: " + field + " differs"));
        }
    },
    /** It is for this agent, and no other that trusts the same router. */
    KEY {
        @Override
        Optional<Refusal> judge(WarrantCase it) {
            return it.host().ownKey().test(it.warrant().agentKey())
                    ? Optional.empty()
                    : mismatch("the warrant is for an agent with another key");
        }
    },
    PROJECT {
        @Override
        Optional<Refusal> judge(WarrantCase it) {
            return it.warrant().project().equals(it.host().project())
                    ? Optional.empty()
                    : mismatch("the warrant is for another project than this agent's");
        }
    },
    EXPIRY {
        @Override
        Optional<Refusal> judge(WarrantCase it) {
            return it.clock().isPast(it.warrant().notAfter())
                    ? Optional.of(
                            new Refusal(
                                    Refusal.WARRANT_EXPIRED,
                                    "the warrant had run out when it arrived; the call was not begun and may be dispatched anew"))
                    : Optional.empty();
        }
    },
    /** The router may think a call riskier than its tool, never safer. */
    RISK {
        @Override
        Optional<Refusal> judge(WarrantCase it) {
            return it.warrant().risk().compareTo(it.declared()) < 0
                    ? mismatch("the warrant says %s, this agent's manifest %s"
                            .formatted(
                                    it.warrant().risk().wireName(),
                                    it.declared().wireName()))
                    : Optional.empty();
        }
    },
    CEILING {
        @Override
        Optional<Refusal> judge(WarrantCase it) {
            RiskLevel risk = it.warrant().risk().max(it.declared());
            return risk.compareTo(it.host().maxRisk()) > 0
                    ? Optional.of(new Refusal(
                            Refusal.RISK_CEILING,
                            "the call is %s, and this host allows nothing above %s (max_risk)"
                                    .formatted(
                                            risk.wireName(), it.host().maxRisk().wireName())))
                    : Optional.empty();
        }
    },
    CONSENT {
        @Override
        Optional<Refusal> judge(WarrantCase it) {
            RiskLevel risk = it.warrant().risk().max(it.declared());
            boolean asked = new Authority(it.warrant().authority()).isConsent();
            boolean needed = it.host()
                    .consentFrom()
                    .map(from -> risk.compareTo(from) >= 0)
                    .orElse(false);
            return needed && !asked
                    ? Optional.of(new Refusal(
                            Refusal.CONSENT_REQUIRED,
                            "no person consented to this %s call, and this host wants that (require_approval_for); "
                                            .formatted(risk.wireName())
                                    + "let the workspace's policy ask, or change the host's setting"))
                    : Optional.empty();
        }
    };

    abstract Optional<Refusal> judge(WarrantCase it);

    private static Optional<Refusal> mismatch(String message) {
        return Optional.of(new Refusal(Refusal.WARRANT_MISMATCH, message));
    }
}
