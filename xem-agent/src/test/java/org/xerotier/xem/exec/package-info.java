@NullMarked
package org.xerotier.xem.exec;

import org.jspecify.annotations.NullMarked;
