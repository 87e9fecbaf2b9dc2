package org.xerotier.xem.config;

import java.util.Locale;

/** How much is logged, most first. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    CRITICAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
