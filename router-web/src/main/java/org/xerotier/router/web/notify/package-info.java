/**
 * Webhooks over HTTP. Whoever may manage a project may say who is told of it.
 */
@NullMarked
package org.xerotier.router.web.notify;

import org.jspecify.annotations.NullMarked;
