/** Signing in and out, and who one is: {@code xeroctl login}, {@code logout}, {@code whoami}. */
@NullMarked
package org.xerotier.xeroctl.login;

import org.jspecify.annotations.NullMarked;
