package org.xerotier.router.web.links;

import java.time.Instant;
import org.xerotier.router.web.exec.SheetResponse;

/**
 * What a reviewer is asked.
 *
 * @param current whether the question is still the one the link was made for
 * @param confirm whether the tool's name must be typed to approve
 */
record OpenedLinkResponse(
        String reviewer, Instant expiresAt, boolean current, boolean confirm, String digest, SheetResponse sheet) {}
