/**
 * Event streams (SSE). A stream keeps only the number of the last event it has sent and reads the rest from the database,
 * so a slow client costs no memory, a returning one misses nothing, and no stream holds a thread while nothing happens.
 */
@NullMarked
package org.xerotier.router.web.stream;

import org.jspecify.annotations.NullMarked;
