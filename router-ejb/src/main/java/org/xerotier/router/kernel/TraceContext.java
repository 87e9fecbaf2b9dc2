package org.xerotier.router.kernel;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context: the trace a piece of work belongs to and the span that caused it.
 *
 * @param traceId 32 lower-case hex digits, not all zero
 * @param spanId 16 lower-case hex digits, not all zero
 * @param sampled whether the caller records this trace
 */
public record TraceContext(String traceId, String spanId, boolean sampled) {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final Pattern ZERO = Pattern.compile("0+");

    public TraceContext {
        if (!traceId.matches("[0-9a-f]{32}") || !spanId.matches("[0-9a-f]{16}") || zero(traceId) || zero(spanId)) {
            throw new IllegalArgumentException("not a trace context");
        }
    }

    /** Continues the caller's trace, or begins one if the header is missing or unusable, as the standard asks. */
    public static TraceContext continueOrBegin(@Nullable String traceparent, SecureRandom random) {
        if (traceparent != null && traceparent.length() == 55) {
            var match = TRACEPARENT.matcher(traceparent);
            if (match.matches() && !zero(match.group(1)) && !zero(match.group(2))) {
                boolean sampled = (Integer.parseInt(match.group(3), 16) & 1) == 1;
                return new TraceContext(match.group(1), match.group(2), sampled);
            }
        }
        return begin(random);
    }

    public static TraceContext begin(SecureRandom random) {
        byte[] trace = new byte[16];
        random.nextBytes(trace);
        trace[0] |= 1;
        return new TraceContext(HexFormat.of().formatHex(trace), span(random), false);
    }

    /** The same trace seen from a new span of ours. */
    public TraceContext child(SecureRandom random) {
        return new TraceContext(traceId, span(random), sampled);
    }

    /** The header's and the frame field's form. */
    public String traceparent() {
        return "00-" + traceId + '-' + spanId + (sampled ? "-01" : "-00");
    }

    private static String span(SecureRandom random) {
        byte[] span = ByteBuffer.allocate(Long.BYTES).putLong(random.nextLong()).array();
        span[0] |= 1;
        return HexFormat.of().formatHex(span);
    }

    private static boolean zero(String hex) {
        return ZERO.matcher(hex).matches();
    }
}
