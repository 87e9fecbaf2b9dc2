package org.xerotier.xem.discovery;

import java.io.IOException;
import org.xerotier.mesh.frame.Candidate;

/** Looks for one kind of thing. */
interface Probe {

    /** Tells what is there. What it told before a fault counts. */
    void look(HostView host, Finds finds) throws IOException;

    /** Where finds go; names are cleaned and counted there. */
    interface Finds {

        /**
         * One thing.
         *
         * @param kind as in {@link Candidate}
         * @param evidence where it was found, for people
         */
        void found(String kind, String name, String evidence);
    }
}
