package org.xerotier.router.policy;

import java.util.regex.Pattern;

/** Which tools a rule is about: a dotted name in which {@code *} stands for any run of characters. */
public record ToolPattern(String text) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9_.*-]{1,128}");

    /** More than anybody needs, and few enough that matching stays linear. */
    private static final int MAX_STARS = 4;

    public ToolPattern {
        if (!FORM.matcher(text).matches() || text.chars().filter(c -> c == '*').count() > MAX_STARS) {
            throw new IllegalArgumentException(
                    "a tool pattern has 1 to 128 of a-z, 0-9, '_', '-', '.' and at most %d '*', such as 'kubectl.*'"
                            .formatted(MAX_STARS));
        }
    }

    /** Whether it names one tool, so that it can be looked up. */
    boolean isExact() {
        return text.indexOf('*') < 0;
    }

    public boolean matches(String tool) {
        int at = 0;
        int in = 0;
        int star = -1;
        int mark = 0;
        while (in < tool.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                mark = in;
            } else if (at < text.length() && text.charAt(at) == tool.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++mark;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }
}
