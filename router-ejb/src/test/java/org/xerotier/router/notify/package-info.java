/** Tests of what is told outside. */
@NullMarked
package org.xerotier.router.notify;

import org.jspecify.annotations.NullMarked;
