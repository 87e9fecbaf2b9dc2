@NullMarked
package org.xerotier.router.web.page;

import org.jspecify.annotations.NullMarked;
