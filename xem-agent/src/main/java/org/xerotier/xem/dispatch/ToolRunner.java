package org.xerotier.xem.dispatch;

/** Runs tools. Port of this room; {@code org.xerotier.xem.exec} does the work behind it. */
public interface ToolRunner {

    /**
     * Starts a tool and returns at once. Whatever goes wrong, a missing binary included, is told to the watcher as an
     * ending, exactly once; this method itself does not throw.
     */
    ToolRun start(ToolOrder order, ToolWatcher watcher);
}
