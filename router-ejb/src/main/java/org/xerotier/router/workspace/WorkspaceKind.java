package org.xerotier.router.workspace;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a workspace is for. */
public enum WorkspaceKind {
    /** People talk; tools may be called. */
    CHAT,
    /** Operations are run; with models, all three of its roles must be filled. */
    OPERATIONAL;

    /** What it may become. */
    public Set<WorkspaceKind> next() {
        return switch (this) {
            case CHAT -> EnumSet.of(OPERATIONAL);
            case OPERATIONAL -> EnumSet.noneOf(WorkspaceKind.class);
        };
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<WorkspaceKind> of(String text) {
        for (WorkspaceKind kind : values()) {
            if (kind.text().equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
