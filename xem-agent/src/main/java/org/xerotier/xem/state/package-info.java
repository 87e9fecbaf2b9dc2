/**
 * The agent's folder of things that must survive a restart: made private, locked against a second agent, written whole
 * or not at all.
 *
 * <p>Doors: {@link org.xerotier.xem.state.StateFolder}, {@link org.xerotier.xem.state.DurableFile}. Everybody may enter;
 * this package looks at nothing of ours.
 */
@NullMarked
package org.xerotier.xem.state;

import org.jspecify.annotations.NullMarked;
