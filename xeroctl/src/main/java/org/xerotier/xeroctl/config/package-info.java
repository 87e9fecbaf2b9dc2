/**
 * {@code xeroctl config}: the contexts in the user's configuration file.
 */
@NullMarked
package org.xerotier.xeroctl.config;

import org.jspecify.annotations.NullMarked;
