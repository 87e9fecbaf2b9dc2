package org.xerotier.router.project;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The short name that stands for a project in paths and API keys. It has no underscore, so it can never look like an
 * id, and it is not the first segment of any route.
 */
public record ProjectSlug(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9](-?[a-z0-9])*");
    private static final Set<String> RESERVED = Set.of(
            "api",
            "auth",
            "billing",
            "chat",
            "console",
            "health",
            "login",
            "logout",
            "metrics",
            "models",
            "openapi",
            "ops",
            "v1",
            "well-known");

    public ProjectSlug {
        if (value.length() < 2 || value.length() > 40 || !FORM.matcher(value).matches()) {
            throw ProjectError.PROJECT_SLUG_INVALID.because(
                    "A slug has 2 to 40 characters: a-z, 0-9, and single hyphens between them.", "project.slug");
        }
        if (RESERVED.contains(value)) {
            throw ProjectError.PROJECT_SLUG_INVALID.because(
                    "The slug '" + value + "' is the name of a route; choose another.", "project.slug");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
