package org.xerotier.xem.dispatch;

/** Hears how a tool gets on. Called on the runner's threads; must return at once. */
public interface ToolWatcher {

    /** A process runs, and this is how another life of the agent finds it. */
    default void spawned(String process) {}

    /** There are more pieces to read. */
    void outputGrew();

    /** It is over and all output can be read. Called exactly once, last. */
    void ended(ToolEnding ending);
}
