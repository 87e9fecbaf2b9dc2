@NullMarked
package org.xerotier.router.web.openapi;

import org.jspecify.annotations.NullMarked;
