/**
 * People's consent: the question, in rounds of arguments; whom the policy asks, in stages with clocks; what was said, in
 * votes; and what became of it.
 *
 * <p>Doors: {@link org.xerotier.router.approval.DecisionService} (people deciding), {@link
 * org.xerotier.router.approval.ApprovalService} (asking, and deciding within a transaction of somebody else), {@link
 * org.xerotier.router.approval.ApprovalQueries} (reading, and the stream of a project). The rules are in {@code
 * ApprovalMachine}, which is plain Java. Emits {@link org.xerotier.router.approval.ApprovalResolved} and {@link
 * org.xerotier.router.approval.ApprovalHappened} inside the deciding transaction, so that what hangs on a decision commits
 * with it. Tables {@code approval_requests}, {@code approval_rounds}, {@code approval_stages}, {@code approval_votes},
 * {@code approval_events}.
 *
 * <p>This room never looks at invocations. What it needs of others it names: {@link
 * org.xerotier.router.approval.CallRevision} (whoever keeps calls), {@link
 * org.xerotier.router.approval.ReviewerStandings} (whoever invites reviewers), {@link
 * org.xerotier.router.approval.StandingConsent} (whoever keeps grants).
 */
@NullMarked
package org.xerotier.router.approval;

import org.jspecify.annotations.NullMarked;
