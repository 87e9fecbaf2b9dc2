package org.xerotier.xeroctl.terminal;

/** How much is said and in which dress: the output flags, resolved. */
public record Talk(OutputFormat format, boolean colors, boolean quiet) {
    public static final Talk PLAIN = new Talk(OutputFormat.TABLE, false, false);
}
