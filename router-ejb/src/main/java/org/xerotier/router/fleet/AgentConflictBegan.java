package org.xerotier.router.fleet;

import org.xerotier.router.kernel.ProjectId;

/** Two keys claim one name; neither agent gets work. Fired inside the transaction. */
public record AgentConflictBegan(ProjectId project, ConflictView conflict) {}
