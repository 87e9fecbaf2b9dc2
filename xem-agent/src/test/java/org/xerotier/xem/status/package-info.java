@NullMarked
package org.xerotier.xem.status;

import org.jspecify.annotations.NullMarked;
