package org.xerotier.xem.dispatch;

/** Hears how a tool gets on. Called on the runner's threads; must return at once. */
public interface ToolWatcher {

    /** There are more pieces to read. */
    void outputGrew();

    /** It is over and all output can be read. Called exactly once, last. */
    void ended(ToolEnding ending);
}
