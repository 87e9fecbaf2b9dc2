package org.xerotier.router.web.links;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.link.LinkStatus;
import org.xerotier.router.link.LinkView;
import org.xerotier.router.link.MintedLink;

/**
 * A link.
 *
 * @param url with the secret in its fragment; in the answer that made it and nowhere else
 * @param confirmationCode to be handed over another way; likewise
 */
record LinkResponse(
        String id,
        String approvalId,
        String digest,
        LinkStatus status,
        Reviewer reviewer,
        LinkView.Party createdBy,
        Instant createdAt,
        Instant expiresAt,
        int wrongCodes,
        @Nullable Instant settledAt,
        @Nullable String url,
        @Nullable String confirmationCode) {

    /** Whom it is for. */
    record Reviewer(String name, String email) {}

    static LinkResponse of(LinkView link) {
        return of(link, null, null);
    }

    static LinkResponse of(MintedLink minted, String page) {
        return of(
                minted.link(),
                page + "#" + minted.token().reveal(),
                minted.code().reveal());
    }

    private static LinkResponse of(LinkView link, @Nullable String url, @Nullable String code) {
        return new LinkResponse(
                link.id(),
                link.approvalId(),
                link.digest(),
                link.status(),
                new Reviewer(link.reviewerName(), link.reviewerEmail()),
                link.createdBy(),
                link.createdAt(),
                link.expiresAt(),
                link.wrongCodes(),
                link.settledAt(),
                url,
                code);
    }
}
