/**
 * {@code xeroctl approvals}: requests that wait for a person, and the decision.
 */
@NullMarked
package org.xerotier.xeroctl.approvals;

import org.jspecify.annotations.NullMarked;
