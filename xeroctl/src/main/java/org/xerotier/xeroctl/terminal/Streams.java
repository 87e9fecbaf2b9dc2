package org.xerotier.xeroctl.terminal;

import java.io.OutputStream;

/**
 * Where output goes, and what is at the other end.
 *
 * @param columns how wide a table may be; 0 when nothing limits it
 */
public record Streams(OutputStream out, OutputStream err, boolean outIsTerminal, boolean errIsTerminal, int columns) {}
