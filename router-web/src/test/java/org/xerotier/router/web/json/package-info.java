@NullMarked
package org.xerotier.router.web.json;

import org.jspecify.annotations.NullMarked;
