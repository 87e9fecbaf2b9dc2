/**
 * Approval policies: which calls wait for people, for whom, how long, and what happens when nobody answers.
 *
 * <p>Doors: {@link org.xerotier.router.policy.PolicyQueries} tells which version is in force, {@code PolicyService}
 * writes versions and puts them into force. {@link org.xerotier.router.policy.PolicyEngine} judges one call by one
 * document and is pure, as are {@link org.xerotier.router.policy.PolicyDocument} and
 * {@link org.xerotier.router.policy.ApproverRule}; all are built from JSON by
 * {@link org.xerotier.router.policy.PolicyReader}. A version never changes once written, and rules by tool and argument
 * can raise a call's risk but not lower it (ADR 0010).
 */
@NullMarked
package org.xerotier.router.policy;

import org.jspecify.annotations.NullMarked;
