package org.xerotier.router.web.links;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.link.DecideByLink;

/**
 * A reviewer's decision.
 *
 * @param code the confirmation code, handed over another way than the link
 * @param digestTail the last four digits of the digest, typed off the sheet
 * @param decision {@code approve} or {@code reject}
 * @param reason needed to reject
 * @param confirm the tool's name, to approve something irreversible
 * @param renderHash of the sheet that was shown
 */
record DecideLinkRequest(
        String token,
        String code,
        String digestTail,
        String decision,
        @Nullable String reason,
        @Nullable String confirm,
        @Nullable String renderHash) {

    private static final int MAX_REASON = 1_000;

    DecideLinkRequest {
        if (!decision.equals("approve") && !decision.equals("reject")) {
            throw new IllegalArgumentException("decision is approve or reject");
        }
        if (reason != null && reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("A reason has at most " + MAX_REASON + " characters.");
        }
        if (renderHash != null && !renderHash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("render_hash has 64 hex digits");
        }
    }

    DecideByLink decide() {
        return new DecideByLink(
                new Secret(token), code, digestTail, decision.equals("approve"), reason, confirm, renderHash);
    }
}
