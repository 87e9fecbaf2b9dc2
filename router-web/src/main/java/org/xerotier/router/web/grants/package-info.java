/** Standing consent over HTTP: give, list, show, revoke. */
@NullMarked
package org.xerotier.router.web.grants;

import org.jspecify.annotations.NullMarked;
