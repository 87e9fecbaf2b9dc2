/**
 * {@code xem-agent check-bundle DIR}: what a bundle's author sees before an agent does.
 *
 * <p>Door: {@link org.xerotier.xem.check.CheckBundle}. It reads with {@code org.xerotier.xem.bundle} and nothing else, so
 * a bundle that passes here loads there.
 */
@NullMarked
package org.xerotier.xem.check;

import org.jspecify.annotations.NullMarked;
