/** What a bundle may say, what it may not, and what becomes of hostile arguments. */
@NullMarked
package org.xerotier.xem.bundle;

import org.jspecify.annotations.NullMarked;
