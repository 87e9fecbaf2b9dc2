package org.xerotier.router.security;

import java.time.Instant;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApiKeyId;

/** The act of making a key: its id, who makes it and will stand behind it, and when. */
record Minting(ApiKeyId id, Actor by, Instant at) {}
