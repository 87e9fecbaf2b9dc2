package org.xerotier.mesh.json;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;

/**
 * Writes a double as ECMAScript's {@code Number::toString} does, which RFC 8785 asks for: the fewest digits that read
 * back as the same double. {@code Double.toString} of JDK 17 sometimes prints a digit too many, so the digits come from
 * a shortest-form printer; that one still prefers two digits where one would do, which is put right here.
 */
final class EcmaNumber {

    private EcmaNumber() {}

    static String format(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no infinity and no NaN");
        }
        if (value == 0) {
            return "0";
        }
        Decimal decimal = shortest(Math.abs(value));
        StringBuilder out = new StringBuilder(26);
        if (value < 0) {
            out.append('-');
        }
        lay(out, decimal.digits, decimal.point);
        return out.toString();
    }

    /** The value is {@code 0.DIGITS times 10^point}; no zeros at either end of the digits. */
    private record Decimal(String digits, int point) {}

    private static Decimal shortest(double value) {
        String text = DoubleToDecimal.toString(value);
        int e = text.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
        String mantissa = e < 0 ? text : text.substring(0, e);
        int dot = mantissa.indexOf('.');
        String digits = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        int first = 0;
        while (digits.charAt(first) == '0') {
            first++;
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        int point = dot + exponent - first;
        String significant = digits.substring(first, end);
        return significant.length() == 2
                ? oneDigitIfEnough(significant, point, value)
                : new Decimal(significant, point);
    }

    private static Decimal oneDigitIfEnough(String two, int point, double value) {
        int tens = two.charAt(0) - '0';
        int ones = two.charAt(1) - '0';
        Decimal down = new Decimal(Integer.toString(tens), point);
        Decimal up = tens == 9 ? new Decimal("1", point + 1) : new Decimal(Integer.toString(tens + 1), point);
        Decimal near = ones < 5 ? down : up;
        Decimal far = ones < 5 ? up : down;
        if (reads(near) == value) {
            return near;
        }
        return reads(far) == value ? far : new Decimal(two, point);
    }

    private static double reads(Decimal decimal) {
        return Double.parseDouble("0." + decimal.digits + "E" + decimal.point);
    }

    /** The layouts of ECMAScript's algorithm, in its order. */
    private static void lay(StringBuilder out, String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            out.append(digits).append("0".repeat(point - count));
        } else if (0 < point && point <= 21) {
            out.append(digits, 0, point).append('.').append(digits, point, count);
        } else if (-6 < point && point <= 0) {
            out.append("0.").append("0".repeat(-point)).append(digits);
        } else {
            out.append(digits.charAt(0));
            if (count > 1) {
                out.append('.').append(digits, 1, count);
            }
            int exponent = point - 1;
            out.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
        }
    }
}
