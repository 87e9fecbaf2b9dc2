package org.xerotier.router.invocation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.xerotier.router.kernel.InvocationId;

/** This room's messages for operators; ids are never used twice. */
final class InvocationLog {

    private static final Logger LOG = System.getLogger("org.xerotier.router.invocation");

    private InvocationLog() {}

    static void sweepFailed(String part, Throwable cause) {
        LOG.log(
                Level.ERROR,
                () -> "XR-INV-0001 a sweep failed and will be tried again, part=" + part
                        + "; if this repeats, check the database",
                cause);
    }

    static void warrantRefused(InvocationId invocation, String agent, String code) {
        LOG.log(
                Level.WARNING,
                () -> "XR-INV-0003 an agent refused a warrant and ran nothing, code=" + code + ", invocation="
                        + invocation + ", agent=" + agent
                        + "; see docs/explanation/warrants.md for what each code can mean");
    }

    static void contradicted(InvocationId invocation, String settled, String reported) {
        LOG.log(
                Level.WARNING,
                () -> "XR-INV-0005 an agent reported other than what was settled; the record stays, settled=" + settled
                        + ", reported=" + reported + ", invocation=" + invocation
                        + "; see docs/how-to/recover-after-an-outage.md");
    }

    static void probeNotMade(String execution, Throwable cause) {
        LOG.log(
                Level.INFO,
                () -> "XR-INV-0006 a probe could not be made or read; it is tried again later, execution=" + execution,
                cause);
    }

    static void outputCut(Invocation invocation, Execution run) {
        LOG.log(
                Level.WARNING,
                () -> "XR-INV-0008 an agent sent more output than its tool may write; the rest is not on record, tool="
                        + invocation.tool() + ", invocation=" + invocation.id() + ", execution=" + run.id() + ", agent="
                        + invocation.agent() + "; an agent cuts output itself, so look at what runs there");
    }

    static void notReconciled(String invocation, Throwable cause) {
        LOG.log(
                Level.WARNING,
                () ->
                        "XR-INV-0007 a disagreement with an agent could not be settled and is looked at again, invocation="
                                + invocation + "; if this repeats, check the database",
                cause);
    }

    static void notClaimed(InvocationId invocation, Throwable cause) {
        LOG.log(
                Level.ERROR,
                "XR-INV-0002 waiting call " + invocation
                        + " could not be given to an agent; it stays in the queue until it"
                        + " can, is cancelled or times out",
                cause);
    }

    static void claimFailed(Throwable cause) {
        LOG.log(
                Level.ERROR,
                "XR-INV-0002 waiting calls could not be given to agents and will be tried again; if this repeats, check"
                        + " the database",
                cause);
    }

    static void planNotSettled(InvocationId waiting, Throwable cause) {
        LOG.log(
                Level.INFO,
                () ->
                        "XR-INV-0004 a plan changed nothing; its call was settled meanwhile, or it is looked at again in a second,"
                                + " invocation=" + waiting,
                cause);
    }
}
