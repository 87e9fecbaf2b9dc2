package org.xerotier.router.web.exec;

import org.jspecify.annotations.Nullable;

/** @param confirm the tool's name, which consent to something irreversible needs */
record ApproveRequest(@Nullable String note, @Nullable String confirm) {

    private static final int MAX_NOTE = 1_000;

    ApproveRequest {
        if (note != null && note.length() > MAX_NOTE) {
            throw new IllegalArgumentException("A note has at most " + MAX_NOTE + " characters.");
        }
    }
}
