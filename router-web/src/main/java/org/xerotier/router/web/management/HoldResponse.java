package org.xerotier.router.web.management;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.Hold;
import org.xerotier.router.web.names.NamedWorkspace;
import org.xerotier.router.web.names.Names;

/** Why an agent gets no work, or none of one workspace. {@code name} says it in one word, for lists. */
record HoldResponse(
        String kind,
        String name,
        @Nullable NamedWorkspace workspace,
        @Nullable Instant since,
        @Nullable String by,
        @Nullable String detail) {

    static HoldResponse of(Hold hold, Names names) {
        NamedWorkspace workspace = hold.workspace() == null
                ? null
                : names.workspace(hold.workspace().value());
        String kind = hold.kind().name().toLowerCase(Locale.ROOT);
        return new HoldResponse(
                kind,
                workspace == null ? kind : kind + ':' + workspace.name(),
                workspace,
                hold.since(),
                hold.by(),
                hold.detail());
    }
}
