package org.xerotier.router.link;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Secret;

/**
 * A reviewer's decision.
 *
 * @param code handed over by another way than the link
 * @param digestTail the last four digits of the digest, typed off the sheet
 * @param isApproval consent, or refusal
 * @param reason needed for a refusal
 * @param confirm the tool's name, for what cannot be undone
 * @param renderHash of the sheet that was shown
 */
public record DecideByLink(
        Secret token,
        String code,
        String digestTail,
        boolean isApproval,
        @Nullable String reason,
        @Nullable String confirm,
        @Nullable String renderHash) {}
