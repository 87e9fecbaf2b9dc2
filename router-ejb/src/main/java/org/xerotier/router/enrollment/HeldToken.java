package org.xerotier.router.enrollment;

import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.TokenId;

/** What a genuine agent token says. */
public record HeldToken(TokenId id, AgentId agent) {}
