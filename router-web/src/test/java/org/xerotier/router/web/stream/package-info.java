@NullMarked
package org.xerotier.router.web.stream;

import org.jspecify.annotations.NullMarked;
