package org.xerotier.xeroctl.terminal;

/** How data is printed. */
public enum OutputFormat {
    /** Columns that fit the terminal; long values are cut and end in an ellipsis. */
    TABLE,
    /** More columns, nothing cut. */
    WIDE,
    /** The answer of the API, indented. */
    JSON;

    /** As typed after {@code -o}. */
    public String typed() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
