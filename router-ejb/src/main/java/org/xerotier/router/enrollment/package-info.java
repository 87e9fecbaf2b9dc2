/**
 * How an agent comes to be enrolled and stays so: join keys, proof of possession, agent tokens and their refresh.
 *
 * <p>Doors: {@link org.xerotier.router.enrollment.JoinKeyService} (mint, list, revoke) for people, {@link
 * org.xerotier.router.enrollment.EnrollmentService} for agents. Table {@code join_keys}. A join key is a signed
 * invitation, used once: its state changes by compare-and-set in the transaction that writes the agent down, so fifty
 * uses at once give one agent (ADR 0008). An agent token is worth nothing without the agent's signing key.
 *
 * <p>May look into kernel, project, security, audit, mesh (addresses only), fleet. What decides are {@code
 * JoinKeyVerdict} and {@code RefreshVerdict}.
 */
@NullMarked
package org.xerotier.router.enrollment;

import org.jspecify.annotations.NullMarked;
