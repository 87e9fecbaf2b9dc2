/**
 * What a verb is and what it is handed: options in, {@link org.xerotier.xeroctl.desk.Desk} to work at,
 * {@link org.xerotier.xeroctl.desk.ExitCode} out. {@link org.xerotier.xeroctl.desk.CommandStopped} is the one exception
 * with which a verb gives up; only {@code Main} catches it.
 *
 * <p>Every noun package may enter.
 */
@NullMarked
package org.xerotier.xeroctl.desk;

import org.jspecify.annotations.NullMarked;
