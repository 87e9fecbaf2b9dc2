package org.xerotier.router.workspace;

import java.util.regex.Pattern;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.KernelError;

/** A workspace's name, unique in its project. It never looks like an id, so a path may use either. */
record WorkspaceName(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]([ ._-]?[A-Za-z0-9])*");

    WorkspaceName {
        if (value.length() > 64 || !FORM.matcher(value).matches() || IdPrefix.WORKSPACE.matches(value)) {
            throw KernelError.INVALID_BODY.because(
                    "A workspace's name has 1 to 64 characters: letters and digits, with single spaces, dots, hyphens or"
                            + " underscores between them, and does not look like an id.",
                    "name");
        }
    }
}
