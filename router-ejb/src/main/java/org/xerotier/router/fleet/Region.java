package org.xerotier.router.fleet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.xerotier.router.kernel.KernelError;

/** Where an agent says it stands: 1 to 24 printable ASCII characters without spaces. Given by its join key. */
public record Region(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,24}");

    public static final Region DEFAULT = new Region("default");

    public Region {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a region");
        }
    }

    /** Reads outside input. */
    public static Region parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw KernelError.INVALID_BODY.because(
                    "A region has 1 to 24 printable ASCII characters without spaces; shorten or respell it.", "region");
        }
        return new Region(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
