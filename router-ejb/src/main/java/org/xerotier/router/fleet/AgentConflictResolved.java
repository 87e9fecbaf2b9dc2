package org.xerotier.router.fleet;

import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;

/**
 * A person said which key keeps the name. Fired inside the transaction.
 *
 * @param kept who keeps it; the other is revoked
 */
public record AgentConflictResolved(ProjectId project, ConflictView conflict, AgentId kept) {}
