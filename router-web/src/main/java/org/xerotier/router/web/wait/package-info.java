/**
 * Waiting for an invocation to end without holding a thread: a place in the feed, a deadline, and an answer by whichever
 * comes first.
 */
@NullMarked
package org.xerotier.router.web.wait;

import org.jspecify.annotations.NullMarked;
