/**
 * How refusals and failures leave the router: one list of what an exception means, one renderer, two forms (our envelope
 * and RFC 9457). No resource builds an error body.
 */
@NullMarked
package org.xerotier.router.web.error;

import org.jspecify.annotations.NullMarked;
