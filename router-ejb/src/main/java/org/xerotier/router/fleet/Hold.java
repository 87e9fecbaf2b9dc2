package org.xerotier.router.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * Why an agent that is there, or would be, gets no work.
 *
 * @param kind what sort of reason
 * @param workspace where it gets none; null: nowhere
 * @param since when it began, if that is on record
 * @param by who said so, if a person did
 * @param detail in words or a code: the person's reason, the agent's trouble, the rival's id
 */
public record Hold(
        Kind kind,
        @Nullable WorkspaceId workspace,
        @Nullable Instant since,
        @Nullable String by,
        @Nullable String detail) {

    /** The sorts there are. */
    public enum Kind {
        /** Another key claims its name: {@code agents recover}. */
        CONFLICT_PILL,
        /** A person paused it: {@code agents resume-exec}. */
        PAUSED,
        /** It says it cannot take work. */
        IMPAIRED,
        /** It declares another manifest than the one on record. */
        MANIFEST_DRIFT,
        /** It leaves when it has finished what it has. */
        DRAINING
    }
}
