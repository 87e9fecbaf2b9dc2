package org.xerotier.router.grant;

import java.time.Instant;

/** A call that ran by a grant. */
public record GrantUseView(String invocationId, int usesLeft, Instant at) {}
