package org.xerotier.xeroctl.desk;

/** What happens when the user presses Ctrl-C. */
public interface Interrupts {
    /** From now on Ctrl-C does this before the program ends; closing the result takes it back. */
    Watch during(Runnable action);

    /** While it is open, the action stands. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
