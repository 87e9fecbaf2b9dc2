package org.xerotier.router.policy;

import java.util.Locale;
import java.util.Optional;
import org.xerotier.router.kernel.PolicyId;

/**
 * The policies that are always there. They have ids and versions like any other, are written in no table, and cannot be
 * deleted or changed; another content would be another version under another id.
 */
public enum Preset {
    /** Destructive and irreversible calls ask one owner or delegate. In force where nothing else was chosen. */
    STANDARD("pol_00000000000000000000000000000001", PresetDocuments.standard()),
    /** Write calls ask as well, and what cannot be undone takes two people. */
    ELEVATED("pol_00000000000000000000000000000002", PresetDocuments.elevated()),
    /** Everything but reading asks; destructive and irreversible calls take two people with an owner among them. */
    RESTRICTED("pol_00000000000000000000000000000003", PresetDocuments.restricted());

    private final PolicyVersion version;

    Preset(String id, PolicyDocument document) {
        String name = name().toLowerCase(Locale.ROOT);
        version = new PolicyVersion(new PolicyId(id), name, 1, document.digest(), document);
    }

    /** The name, as documents and paths spell it. */
    public String text() {
        return version.name();
    }

    /** The document under its id. */
    public PolicyVersion version() {
        return version;
    }

    public static Optional<Preset> named(String name) {
        for (Preset preset : values()) {
            if (preset.text().equals(name)) {
                return Optional.of(preset);
            }
        }
        return Optional.empty();
    }

    public static Optional<Preset> of(PolicyId id) {
        for (Preset preset : values()) {
            if (preset.version.id().equals(id)) {
                return Optional.of(preset);
            }
        }
        return Optional.empty();
    }
}
