package org.xerotier.router.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which tools a caller may use: {@code *}, {@code <bundle>} or {@code <bundle>.<action>}. Holding none of them allows
 * nothing; that a key minted without any gets {@code *} is decided where keys are minted.
 */
public record ToolScopes(Set<String> patterns) {

    /** First, because the constants below are checked against it. */
    private static final Pattern FORM = Pattern.compile("\\*|[a-z][a-z0-9_-]{0,62}(\\.[a-z][a-z0-9_-]{0,62})?");

    public static final String ANY = "*";
    public static final ToolScopes ALL = new ToolScopes(Set.of(ANY));
    public static final ToolScopes NONE = new ToolScopes(Set.of());

    public ToolScopes {
        for (String pattern : patterns) {
            if (!isWellFormed(pattern)) {
                throw new IllegalArgumentException("not a tool scope: " + pattern);
            }
        }
        patterns = Set.copyOf(patterns);
    }

    public static ToolScopes of(Collection<String> patterns) {
        return new ToolScopes(Set.copyOf(patterns));
    }

    public static boolean isWellFormed(String pattern) {
        return FORM.matcher(pattern).matches();
    }

    /** Whether a tool's own scope, {@code bundle.action}, is covered. */
    public boolean allow(String toolScope) {
        int dot = toolScope.indexOf('.');
        return patterns.contains(ANY)
                || patterns.contains(toolScope)
                || dot > 0 && patterns.contains(toolScope.substring(0, dot));
    }

    /** In a stable order, for showing and storing. */
    public List<String> sorted() {
        return List.copyOf(new TreeSet<>(patterns));
    }
}
