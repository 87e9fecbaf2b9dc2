package org.xerotier.mesh.frame;

import java.util.Locale;

/** The two streams a tool writes. */
public enum OutputStreamName {
    STDOUT,
    STDERR;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
