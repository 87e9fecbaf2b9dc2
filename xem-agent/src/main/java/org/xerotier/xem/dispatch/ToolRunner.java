package org.xerotier.xem.dispatch;

import java.util.Optional;

/** Runs tools. Port of this room; {@code org.xerotier.xem.exec} does the work behind it. */
public interface ToolRunner {

    /**
     * Starts a tool and returns at once. Whatever goes wrong, a missing binary included, is told to the watcher as an
     * ending, exactly once; this method itself does not throw.
     */
    ToolRun start(ToolOrder order, ToolWatcher watcher);

    /**
     * Looks for what an earlier life of the agent started and may have left running, and never starts it again. What is
     * found is ended or waited for. In either case the watcher is told an ending, exactly once: its outcome is unknown,
     * its message says what was found.
     */
    ToolRun survivor(LedgerEntry started, ToolWatcher watcher);

    /** The output of a run that ended in an earlier life of the agent, if it was more than its result holds. */
    Optional<ToolRun> kept(LedgerEntry done);
}
