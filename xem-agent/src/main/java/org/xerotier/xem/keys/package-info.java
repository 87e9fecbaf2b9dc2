/**
 * The agent's CURVE key and its change: the pair in use, the one that waits for the router's word, and the name of the
 * one before.
 *
 * <p>Door: {@link org.xerotier.xem.keys.CurveKeyRing}. Looks into {@code state}; {@code mesh} drives it. The order of
 * the steps and what a crash between them leaves behind is told in ADR 0021.
 */
@NullMarked
package org.xerotier.xem.keys;

import org.jspecify.annotations.NullMarked;
