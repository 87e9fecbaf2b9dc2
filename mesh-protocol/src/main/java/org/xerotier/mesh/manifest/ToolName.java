package org.xerotier.mesh.manifest;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a tool, {@code bundle.action}. A bundle has no underscore, so the model-facing spelling
 * {@code bundle_action} maps back to exactly one name.
 */
public record ToolName(String bundle, String action) {

    private static final Pattern BUNDLE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    public ToolName {
        if (!BUNDLE.matcher(bundle).matches()) {
            throw new IllegalArgumentException(
                    "a bundle's name is 1 to 32 of a-z, 0-9 and '-', beginning with a letter; '%s' is not"
                            .formatted(bundle));
        }
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException(
                    "a tool's action is 1 to 64 of a-z, 0-9 and '_', beginning with a letter; '%s' is not"
                            .formatted(action));
        }
    }

    /** Reads either spelling; empty for a text that cannot name a tool. */
    public static Optional<ToolName> parse(String text) {
        int dot = text.indexOf('.');
        int cut = dot >= 0 ? dot : text.indexOf('_');
        if (cut <= 0 || text.length() > 128) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ToolName(text.substring(0, cut), text.substring(cut + 1)));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /** The spelling that is stored and shown: {@code kubectl.get}. */
    public String dotted() {
        return bundle + "." + action;
    }

    /** The spelling models use: {@code kubectl_get}. */
    public String functionName() {
        return bundle + "_" + action;
    }

    @Override
    public String toString() {
        return dotted();
    }
}
