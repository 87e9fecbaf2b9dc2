/**
 * What holds for every request: its id, headers every answer carries, credentials kept out of URLs, and the reading of
 * query parameters and of the {@code Prefer} header.
 */
@NullMarked
package org.xerotier.router.web.http;

import org.jspecify.annotations.NullMarked;
