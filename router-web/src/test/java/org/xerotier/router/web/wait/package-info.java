@NullMarked
package org.xerotier.router.web.wait;

import org.jspecify.annotations.NullMarked;
