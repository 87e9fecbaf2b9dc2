package org.xerotier.router.link;

import java.time.Instant;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;

/**
 * What a link is for.
 *
 * @param reviewer whoever holds it, for reading what they are asked
 * @param isCurrent the question is still the one the link was made for
 */
public record OpenedLink(
        Actor reviewer,
        ApprovalId approval,
        String reviewerName,
        String digest,
        boolean isCurrent,
        Instant expiresAt) {}
