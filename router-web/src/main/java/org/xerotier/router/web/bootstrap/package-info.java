/**
 * The first project, made by whoever holds the token file.
 */
@NullMarked
package org.xerotier.router.web.bootstrap;

import org.jspecify.annotations.NullMarked;
