/**
 * Names beside ids: what a workspace or an agent in an answer is called.
 */
@NullMarked
package org.xerotier.router.web.names;

import org.jspecify.annotations.NullMarked;
