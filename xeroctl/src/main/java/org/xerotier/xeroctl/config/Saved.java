package org.xerotier.xeroctl.config;

import org.xerotier.xeroctl.context.Contexts;
import org.xerotier.xeroctl.desk.Desk;

/** Writing the file, unless this is a dry run. */
final class Saved {
    private Saved() {}

    static void save(Contexts contexts, Desk desk) {
        if (desk.dryRun()) {
            desk.terminal().say("dry run: " + desk.contexts().path() + " was not written");
        } else {
            desk.contexts().write(contexts);
        }
    }
}
