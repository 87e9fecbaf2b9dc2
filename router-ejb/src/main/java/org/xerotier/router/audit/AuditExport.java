package org.xerotier.router.audit;

/**
 * What to export.
 *
 * @param after rows behind this number of the chain
 * @param limit at most so many rows
 */
public record AuditExport(AuditFilter filter, long after, long limit) {}
