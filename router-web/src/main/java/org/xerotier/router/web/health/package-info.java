/**
 * Whether this router lives and can work, and how it stands.
 */
@NullMarked
package org.xerotier.router.web.health;

import org.jspecify.annotations.NullMarked;
