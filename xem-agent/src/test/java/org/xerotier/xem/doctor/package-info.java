@NullMarked
package org.xerotier.xem.doctor;

import org.jspecify.annotations.NullMarked;
