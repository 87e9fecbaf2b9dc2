package org.xerotier.router.cluster;

import org.xerotier.router.kernel.RouterId;

/** A router that lived by the last look does no more: it stopped, or fell silent. Fired in each of the others. */
public record RouterLost(RouterId router) {}
