/**
 * The only place that prints. Data goes to standard output, talk to standard error, colours only to a terminal.
 *
 * <p>Door: {@link org.xerotier.xeroctl.terminal.Terminal}. Text that came from a server or from a tool is never trusted:
 * control characters, escape sequences, bidirectional and invisible characters are shown as visible escapes.
 * {@link org.xerotier.xeroctl.terminal.Table} and {@link org.xerotier.xeroctl.terminal.Card} say what of a JSON
 * document is shown.
 */
@NullMarked
package org.xerotier.xeroctl.terminal;

import org.jspecify.annotations.NullMarked;
