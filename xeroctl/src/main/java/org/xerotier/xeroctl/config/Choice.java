package org.xerotier.xeroctl.config;

import org.xerotier.xeroctl.context.Contexts;
import org.xerotier.xeroctl.context.Deployment;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.ExitCode;

/** Finding the context somebody named. */
final class Choice {
    private Choice() {}

    static Deployment of(Contexts contexts, String name) {
        Deployment deployment = contexts.deployments().get(name);
        if (deployment == null) {
            throw new CommandStopped(ExitCode.NOT_FOUND, "there is no context '" + name + "'", "xeroctl config list");
        }
        return deployment;
    }
}
