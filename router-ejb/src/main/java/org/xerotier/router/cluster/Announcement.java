package org.xerotier.router.cluster;

import org.xerotier.router.kernel.RouterId;

/** What a router says of itself. */
public record Announcement(RouterId id, String meshAddress, String curveKey, String version) {}
