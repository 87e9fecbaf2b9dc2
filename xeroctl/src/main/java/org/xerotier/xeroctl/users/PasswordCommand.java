package org.xerotier.xeroctl.users;

import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.desk.Questions;
import org.xerotier.xeroctl.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl users password}. */
@Command(
        name = "password",
        description = "Set a user's password, asked for or read from standard input. Their tokens end.",
        footer = {"", "Examples:", "  xeroctl users password bob"})
final class PasswordCommand implements DeskVerb<PasswordCommand.Options> {
    @Parameters(paramLabel = "USER", description = "Username or id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        String question = "New password for " + options.id() + " (not shown):";
        String password = new Questions(desk.terminal(), desk.input()).askSecret(question);
        desk.api()
                .call(ApiRequest.put(Json.object().put("password", password), "users", options.id(), "password")
                        .outsideProjects());
        desk.terminal().say("the password is set");
        return ExitCode.OK;
    }
}
