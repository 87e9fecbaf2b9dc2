/**
 * {@code xeroctl keys}: API keys of the project.
 */
@NullMarked
package org.xerotier.xeroctl.keys;

import org.jspecify.annotations.NullMarked;
