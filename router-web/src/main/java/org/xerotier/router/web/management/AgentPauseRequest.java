package org.xerotier.router.web.management;

import org.jspecify.annotations.Nullable;

/**
 * @param workspace id or name; left out: of no workspace at all
 * @param reason for those whose calls wait
 */
record AgentPauseRequest(@Nullable String workspace, String reason) {}
