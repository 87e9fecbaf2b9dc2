package org.xerotier.router.workspace;

import java.time.Instant;

/**
 * That nothing leaves a workspace for now.
 *
 * @param by name of who said so
 */
public record WorkspacePause(Instant at, String by, String reason) {}
