/**
 * The description of this API, as a document and as the annotation it is written from.
 */
@NullMarked
package org.xerotier.router.web.openapi;

import org.jspecify.annotations.NullMarked;
