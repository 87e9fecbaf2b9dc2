package org.xerotier.router.link;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.approval.ApprovalView;

/**
 * What came of an attempt to decide. A wrong code is an answer and no exception, since its count must be kept.
 *
 * @param approval as it stands after the decision, or null if the code was wrong
 * @param triesLeft before the link locks
 */
public record LinkDecision(@Nullable ApprovalView approval, int triesLeft) {}
