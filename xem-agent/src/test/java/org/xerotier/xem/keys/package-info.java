@NullMarked
package org.xerotier.xem.keys;

import org.jspecify.annotations.NullMarked;
