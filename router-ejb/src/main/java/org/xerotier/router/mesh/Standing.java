package org.xerotier.router.mesh;

import org.xerotier.mesh.frame.FrameType;

/** What a peer has proven so far, and which frames that entitles it to. */
enum Standing {
    /** Its key is enrolled nowhere we know of. */
    UNKNOWN,
    /** Its key is an agent's; it has not said an accepted hello on this connection. */
    ENROLLED,
    /** Its hello was accepted. */
    GREETED;

    /** What becomes of a frame. */
    enum Verdict {
        /** Its handler gets it. */
        PASS,
        /** The peer is told to say hello first. */
        HELLO_FIRST,
        /** Nobody gets it and nobody answers. */
        DROP
    }

    Verdict verdict(FrameType type) {
        return switch (type) {
            case HELLO -> this == UNKNOWN ? Verdict.DROP : Verdict.PASS;
            case MANIFEST_PART,
                    LEASE_RENEWAL,
                    DISPATCH_ACK,
                    STARTED,
                    PROGRESS,
                    RESULT,
                    CANCEL_ACK,
                    CURVE_ROTATE_ACK,
                    DISCOVERY_REPORT -> sessionOnly();
            case GOODBYE, ERROR -> this == GREETED ? Verdict.PASS : Verdict.DROP;
            case HELLO_ACK, LEASE_ACK, DISPATCH, PROGRESS_ACK, RESULT_ACK, CANCEL, CURVE_ROTATE, CURVE_SWITCH ->
                Verdict.DROP;
        };
    }

    private Verdict sessionOnly() {
        return switch (this) {
            case UNKNOWN -> Verdict.DROP;
            case ENROLLED -> Verdict.HELLO_FIRST;
            case GREETED -> Verdict.PASS;
        };
    }
}
