package org.xerotier.mesh.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import org.xerotier.mesh.json.JsonRefused.Reason;

/**
 * Which numbers there are. A whole number up to 2^53-1 either way is a long, however it was spelled; anything else is
 * a double. A literal whose value would silently change on the way is refused.
 */
final class JsonNumbers {

    /** Largest whole number a double holds without merging it with a neighbour. */
    static final long MAX_SAFE = (1L << 53) - 1;

    /** From here on the canonical form has an exponent, so it cannot be mistaken for an exact whole number. */
    private static final double EXPONENT_FORM = 1e21;

    /** No double needs more digits than this to be spelled out in full. */
    private static final int MAX_LITERAL = 1_100;

    private JsonNumbers() {}

    /** The node for a literal that already follows JSON's grammar. */
    static JsonNode parse(String literal) {
        if (literal.length() > MAX_LITERAL) {
            throw refused("The number has too many digits; shorten it or send it as a string.");
        }
        double value = Double.parseDouble(literal);
        if (Double.isInfinite(value)) {
            throw refused("The number is too large for a 64-bit float; send it as a string.");
        }
        if (value == 0) {
            if (!isSpelledZero(literal)) {
                throw refused("The number is too close to zero for a 64-bit float; send 0 or a string.");
            }
            return LongNode.valueOf(0);
        }
        if (Math.abs(value) > MAX_SAFE) {
            requireExact(literal, value);
            return DoubleNode.valueOf(value);
        }
        return value == Math.rint(value) ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
    }

    /** Whether this double has a canonical form that reads back as itself. */
    static boolean isWritable(double value) {
        double size = Math.abs(value);
        return Double.isFinite(value) && (size <= MAX_SAFE || size >= EXPONENT_FORM);
    }

    static JsonRefused unsafeInteger() {
        return refused("Whole numbers beyond 9007199254740991 (2^53-1) either way are not exact everywhere;"
                + " send the number as a string.");
    }

    private static void requireExact(String literal, double value) {
        boolean floatSpelling = literal.indexOf('.') >= 0 || literal.indexOf('e') >= 0 || literal.indexOf('E') >= 0;
        if (!floatSpelling
                || !isWritable(value)
                || new BigDecimal(literal).compareTo(new BigDecimal(EcmaNumber.format(value))) != 0) {
            throw unsafeInteger();
        }
    }

    private static boolean isSpelledZero(String literal) {
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == 'e' || c == 'E') {
                return true;
            }
            if (c >= '1' && c <= '9') {
                return false;
            }
        }
        return true;
    }

    private static JsonRefused refused(String message) {
        return new JsonRefused(Reason.NUMBER_OUT_OF_RANGE, "", message);
    }
}
