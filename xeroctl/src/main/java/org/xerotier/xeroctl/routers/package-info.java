/**
 * {@code xeroctl routers}: the routers that share a database.
 */
@NullMarked
package org.xerotier.xeroctl.routers;

import org.jspecify.annotations.NullMarked;
