@NullMarked
package org.xerotier.router.web.error;

import org.jspecify.annotations.NullMarked;
