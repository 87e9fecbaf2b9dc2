/**
 * A person's consent: the question, who may answer it, until when, and what was said.
 *
 * <p>Door: {@link org.xerotier.router.approval.ApprovalService}. Emits {@link
 * org.xerotier.router.approval.ApprovalResolved} inside the deciding transaction, so that what hangs on a decision
 * commits with it. Table {@code approval_requests}. This room knows what is asked only by its digest; it never looks
 * at invocations.
 */
@NullMarked
package org.xerotier.router.approval;

import org.jspecify.annotations.NullMarked;
