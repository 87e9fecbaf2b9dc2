@NullMarked
package org.xerotier.xem.check;

import org.jspecify.annotations.NullMarked;
