package org.xerotier.xeroctl.login;

import org.xerotier.xeroctl.context.Contexts;
import org.xerotier.xeroctl.context.Deployment;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import picocli.CommandLine.Command;

/** {@code xeroctl logout}. */
@Command(
        name = "logout",
        description =
                "Forget the token of the context in use. API keys are left alone; `xeroctl config remove` forgets those.",
        footer = {"", "Examples:", "  xeroctl logout", "  xeroctl --context ada logout"})
public final class LogoutCommand implements DeskVerb<LogoutCommand.Options> {
    record Options() {}

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        String name = desk.connections().contextName();
        Contexts contexts = desk.contexts().read();
        Deployment deployment = name == null ? null : contexts.deployments().get(name);
        String token = deployment == null ? null : deployment.apiKey();
        if (name == null || deployment == null || token == null || token.indexOf('.') < 0) {
            throw CommandStopped.usage("nobody is signed in with this context", "xeroctl config list");
        }
        if (!desk.dryRun()) {
            desk.contexts().write(contexts.with(name, new Deployment(deployment.baseUrl(), null, deployment.output())));
        }
        desk.terminal().say("signed out of context " + name);
        return ExitCode.OK;
    }
}
