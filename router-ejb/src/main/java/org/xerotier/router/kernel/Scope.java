package org.xerotier.router.kernel;

import java.util.Locale;
import java.util.Optional;

/** The umbrella scopes an API key can have. What a tool asks for on top is a {@link ToolScopes}. */
public enum Scope {
    INFERENCE,
    EXECUTION,
    MANAGEMENT,
    RESEARCH,
    /** Deciding on approval requests; never implied by any other scope. */
    APPROVE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String text) {
        for (Scope scope : values()) {
            if (scope.text().equals(text)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
