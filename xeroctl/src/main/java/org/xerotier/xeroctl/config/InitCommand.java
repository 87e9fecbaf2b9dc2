package org.xerotier.xeroctl.config;

import org.xerotier.xeroctl.context.ConnectionResolver;
import org.xerotier.xeroctl.context.Deployment;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.desk.Questions;
import picocli.CommandLine.Command;

/** {@code xeroctl config init}. */
@Command(
        name = "init",
        description = "Ask for name, base URL and API key of a context, and store them.",
        footer = {"", "Examples:", "  xeroctl config init"})
final class InitCommand implements DeskVerb<InitCommand.Options> {
    record Options() {}

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        if (!desk.terminal().talksToPerson()) {
            throw CommandStopped.usage(
                    "there is nobody to ask", "xeroctl config add NAME --base-url URL --api-key KEY");
        }
        Questions questions = new Questions(desk.terminal(), desk.input());
        String name = questions.ask("Name of the context [default]:", "default");
        String baseUrl = questions.ask(
                "Base URL of the project [http://127.0.0.1:8080/demo/v1]:", "http://127.0.0.1:8080/demo/v1");
        String checked = ConnectionResolver.checkedUrl(baseUrl);
        String key = new KeySource(desk.input()).read(questions.askSecret("API key (not shown):"));
        AddCommand.store(name, new Deployment(checked, key, null), true, desk);
        return ExitCode.OK;
    }
}
