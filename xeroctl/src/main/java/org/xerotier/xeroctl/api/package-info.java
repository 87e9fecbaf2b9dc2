/**
 * The router as seen from here: {@link org.xerotier.xeroctl.api.Api} sends requests, follows event streams and copies
 * raw output. {@link org.xerotier.xeroctl.api.ApiRefusal} is an answer that says no, {@link
 * org.xerotier.xeroctl.api.Unreachable} is no answer.
 *
 * <p>HTTP is spoken in {@code HttpApi} only. Every answer, line and wait is bounded.
 */
@NullMarked
package org.xerotier.xeroctl.api;

import org.jspecify.annotations.NullMarked;
