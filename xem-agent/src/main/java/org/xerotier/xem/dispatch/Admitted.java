package org.xerotier.xem.dispatch;

import java.util.List;

/**
 * A dispatch that passed every check.
 *
 * @param looks what must be looked at right before the tool starts
 * @param startWithinMillis not started by then, never started
 * @param until by the routers' clock: the same dispatch is refused for its warrant when it comes later
 */
record Admitted(ToolOrder order, List<Look> looks, long startWithinMillis, long until) {}
