/** Users of the router, for its admins. */
@NullMarked
package org.xerotier.xeroctl.users;

import org.jspecify.annotations.NullMarked;
