package org.xerotier.mesh.warrant;

import java.util.regex.Pattern;

/**
 * By whose consent a call runs: a person's approval, a standing grant, or a policy that asks nobody.
 *
 * @param text {@code apr_…}, {@code grant_…} or {@code automatic}
 */
public record Authority(String text) {

    private static final Pattern FORM = Pattern.compile("automatic|(apr|grant)_[0-9a-f]{32}");

    /** The policy asked nobody. */
    public static final Authority AUTOMATIC = new Authority("automatic");

    public Authority {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("authority must be automatic, an approval's id or a grant's id");
        }
    }

    /** Whether a person stands behind it. */
    public boolean isConsent() {
        return !text.equals("automatic");
    }
}
