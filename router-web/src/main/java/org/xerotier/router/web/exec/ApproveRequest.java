package org.xerotier.router.web.exec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.approval.Consent;
import org.xerotier.router.web.grants.GrantRequest;

/**
 * Consent.
 *
 * @param confirm the tool's name, which consent to something irreversible needs
 * @param digest of what the person was shown; needed once the arguments were edited
 * @param renderHash of the sheet the person was shown
 * @param grant standing consent to give with it; both or neither
 * @param args other arguments to consent to instead of those that were asked for
 */
record ApproveRequest(
        @Nullable String note,
        @Nullable String confirm,
        @Nullable String digest,
        @Nullable ObjectNode args,
        @Nullable String renderHash,
        @Nullable GrantRequest grant) {

    private static final int MAX_NOTE = 1_000;

    ApproveRequest {
        if (note != null && note.length() > MAX_NOTE) {
            throw new IllegalArgumentException("A note has at most " + MAX_NOTE + " characters.");
        }
        if (renderHash != null && !renderHash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("render_hash has 64 hex digits");
        }
    }

    Consent consent() {
        return new Consent(note, confirm, digest, args, renderHash);
    }
}
