@NullMarked
package org.xerotier.router.web.access;

import org.jspecify.annotations.NullMarked;
