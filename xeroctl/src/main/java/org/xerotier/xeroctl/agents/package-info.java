/**
 * {@code xeroctl agents}: enrolled agents, their events and the join keys new ones enrol with.
 */
@NullMarked
package org.xerotier.xeroctl.agents;

import org.jspecify.annotations.NullMarked;
