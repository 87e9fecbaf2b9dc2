package org.xerotier.router.web.http;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.KernelError;

/** How long a caller would wait for an end: {@code Prefer: wait=N} (RFC 7240) or {@code wait_seconds}. */
public final class Prefer {

    /** No answer is held back for longer than this. */
    public static final int MAX_WAIT_SECONDS = 120;

    private static final Pattern WAIT = Pattern.compile("\\s*wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*(;.*)?");

    private Prefer() {}

    /**
     * The wait a header asks for, cut to the longest we offer. A preference we cannot read is no error: the standard asks
     * to ignore it.
     */
    public static OptionalInt wait(List<String> headers) {
        for (String header : headers) {
            for (String preference : header.split(",", -1)) {
                Matcher match = WAIT.matcher(preference.toLowerCase(Locale.ROOT));
                if (match.matches()) {
                    return OptionalInt.of(Math.min(MAX_WAIT_SECONDS, Integer.parseInt(match.group(1))));
                }
            }
        }
        return OptionalInt.empty();
    }

    /** The wait a field or query parameter asks for. */
    public static OptionalInt seconds(@Nullable Long seconds) {
        if (seconds == null) {
            return OptionalInt.empty();
        }
        if (seconds < 0 || seconds > MAX_WAIT_SECONDS) {
            throw KernelError.INVALID_PARAMETER.because(
                    "wait_seconds must be 0 to " + MAX_WAIT_SECONDS + ".", "wait_seconds");
        }
        return OptionalInt.of(seconds.intValue());
    }
}
