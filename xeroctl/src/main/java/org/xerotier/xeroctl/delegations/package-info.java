/** Authority to approve that owners lent to members. */
@NullMarked
package org.xerotier.xeroctl.delegations;

import org.jspecify.annotations.NullMarked;
