@NullMarked
package org.xerotier.router.web.http;

import org.jspecify.annotations.NullMarked;
