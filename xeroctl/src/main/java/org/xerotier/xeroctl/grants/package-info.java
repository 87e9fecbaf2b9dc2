/**
 * {@code xeroctl grants}: standing consent, looked at and taken back.
 */
@NullMarked
package org.xerotier.xeroctl.grants;

import org.jspecify.annotations.NullMarked;
