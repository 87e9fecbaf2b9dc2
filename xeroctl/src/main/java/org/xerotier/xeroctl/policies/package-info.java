/**
 * {@code xeroctl policies}: which calls of a workspace wait for whom, how long, and what another policy would change.
 */
@NullMarked
package org.xerotier.xeroctl.policies;

import org.jspecify.annotations.NullMarked;
