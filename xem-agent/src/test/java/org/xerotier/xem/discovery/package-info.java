@NullMarked
package org.xerotier.xem.discovery;

import org.jspecify.annotations.NullMarked;
