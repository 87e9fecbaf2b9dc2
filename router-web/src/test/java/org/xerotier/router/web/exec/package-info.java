@NullMarked
package org.xerotier.router.web.exec;

import org.jspecify.annotations.NullMarked;
