@NullMarked
package org.xerotier.xem.ledger;

import org.jspecify.annotations.NullMarked;
