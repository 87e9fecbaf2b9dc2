package org.xerotier.mesh.ra;

/** Ends the process without asking anybody: for when the transport is beyond repair and would stay deaf for good. */
final class ProcessHalt {

    static final int EXIT_CODE = 70;

    private ProcessHalt() {}

    static void now(Throwable cause) {
        try {
            MeshLog.dying(cause);
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
