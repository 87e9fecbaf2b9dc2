package org.xerotier.router.fleet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The operator's name for an agent, unique in its project: letters and digits, single hyphens between, at most 48. */
public record RegistrationName(@JsonValue String value) {

    private static final int MAX_LENGTH = 48;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9](-?[A-Za-z0-9])*+");

    public RegistrationName {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a registration name");
        }
    }

    /** Reads outside input. */
    public static RegistrationName parse(String text) {
        if (!isWellFormed(text)) {
            throw FleetError.REGISTRATION_NAME_INVALID.because(
                    "A registration name has 1 to 48 letters and digits, with single hyphens between them;"
                            + " choose another name for this agent.",
                    "registration_name");
        }
        return new RegistrationName(text);
    }

    private static boolean isWellFormed(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
