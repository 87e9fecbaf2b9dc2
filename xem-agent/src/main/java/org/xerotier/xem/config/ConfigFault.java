package org.xerotier.xem.config;

/**
 * One thing wrong with the configuration.
 *
 * @param code {@code invalidConfigFile}, {@code missingRequiredKey} or {@code invalidValue}
 * @param message what is wrong, where, and what to do
 */
public record ConfigFault(String code, String message) {

    static final String INVALID_FILE = "invalidConfigFile";
    static final String MISSING = "missingRequiredKey";
    static final String INVALID_VALUE = "invalidValue";

    @Override
    public String toString() {
        return code + ": " + message;
    }
}
