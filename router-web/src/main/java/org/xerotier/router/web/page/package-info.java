/**
 * Lists: a page of items, and where the next one begins.
 */
@NullMarked
package org.xerotier.router.web.page;

import org.jspecify.annotations.NullMarked;
