/**
 * {@code execution_audit_log}: who did what to what, and what came of it.
 *
 * <p>Doors: {@link org.xerotier.router.audit.AuditLog} writes one row inside the transaction that takes effect, so an
 * act whose row cannot be written does not happen; {@link org.xerotier.router.audit.AuditService} reads. Rows are never
 * changed: the router's database role may not, and a trigger stops everybody else. Details hold facts, never a secret,
 * an argument or an output.
 *
 * <p>After the commit rows are sealed: {@link org.xerotier.router.audit.AuditSealTimer} gives each its place in the hash
 * chain of its project and signs checkpoints (ADR 0013); {@link org.xerotier.router.audit.AuditExportService} writes them
 * out with their proofs, {@link org.xerotier.router.audit.AuditStatusQueries} says how far they are.
 * {@link org.xerotier.router.audit.CheckpointSigner} is implemented by {@code security}, which keeps the key. Tables
 * {@code audit_seals}, {@code audit_nodes}, {@code audit_checkpoints}.
 *
 * <p>Public besides the usual: {@code AuditLog}, which every acting room writes to.
 */
@NullMarked
package org.xerotier.router.audit;

import org.jspecify.annotations.NullMarked;
