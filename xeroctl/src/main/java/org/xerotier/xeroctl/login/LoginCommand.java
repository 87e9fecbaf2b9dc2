package org.xerotier.xeroctl.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRefusal;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.context.Connection;
import org.xerotier.xeroctl.context.Contexts;
import org.xerotier.xeroctl.context.Deployment;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.desk.Questions;
import org.xerotier.xeroctl.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code xeroctl login}. */
@Command(
        name = "login",
        description = {
            "Sign in as a person, with a password and, where enrolled, a code of the authenticator app.",
            "The password is asked for, or read from standard input. The token is kept in a context of its own, in a file"
                    + " only you can read, and lasts about an hour."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl login --username ada",
            "  xeroctl login --username ada --as prod-ada --base-url https://x.example/prod/v1",
            "  pass show xerotier/ada | xeroctl login --username ada --totp 123456"
        })
public final class LoginCommand implements DeskVerb<LoginCommand.Options> {
    @Option(names = "--username", required = true, paramLabel = "NAME", description = "Who you are.")
    private String username;

    @Option(
            names = "--as",
            paramLabel = "CONTEXT",
            description = "The context that keeps the token; named after you if not given. Any key in it is replaced.")
    private @Nullable String as;

    @Option(names = "--totp", paramLabel = "CODE", description = "The code of the authenticator app.")
    private @Nullable String totp;

    @Option(names = "--no-use", description = "Leave the context in use as it is.")
    private boolean staysElsewhere;

    record Options(
            String username, @Nullable String as, @Nullable String totp, boolean staysElsewhere) {}

    @Override
    public Options options() {
        return new Options(username, as, totp, staysElsewhere);
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        Connection connection = desk.connections().withoutKey();
        if (desk.dryRun()) {
            desk.terminal().say("dry run: nobody was signed in");
            return ExitCode.OK;
        }
        Questions questions = new Questions(desk.terminal(), desk.input());
        String password = questions.askSecret("Password of " + options.username() + " (not shown):");
        if (password.isEmpty()) {
            throw CommandStopped.usage("there was no password", "xeroctl login --help");
        }
        JsonNode answer = signIn(desk.apiOf().apply(connection), options, password, questions);
        keep(options, connection, Json.text(answer, "access_token"), desk);
        desk.terminal()
                .say("signed in as " + Json.text(answer, "user.username") + " until "
                        + Json.text(answer, "expires_at"));
        return ExitCode.OK;
    }

    /** Asks for a code only once the router says that one is needed. */
    private static JsonNode signIn(Api api, Options options, String password, Questions questions) {
        ObjectNode body = Json.object().put("username", options.username()).put("password", password);
        if (options.totp() != null) {
            body.put("totp", options.totp());
        }
        ApiRequest request = ApiRequest.post(body, "auth", "token").outsideProjects();
        try {
            return api.call(request);
        } catch (ApiRefusal refusal) {
            if (!refusal.code().equals("totp_required") || options.totp() != null) {
                throw refusal;
            }
            body.put(
                    "totp",
                    questions.askSecret("Code of your authenticator app:").strip());
            return api.call(request);
        }
    }

    private static void keep(Options options, Connection connection, String token, Desk desk) {
        String name = options.as() == null ? options.username() : options.as();
        Contexts contexts = desk.contexts().read();
        Deployment before = contexts.deployments().get(name);
        Deployment deployment = new Deployment(connection.baseUrl(), token, before == null ? null : before.output());
        Contexts after = contexts.with(name, deployment);
        boolean uses = !options.staysElsewhere() || contexts.current() == null;
        desk.contexts().write(uses ? after.using(name) : after);
        desk.terminal().next("who you are", "xeroctl --context " + name + " whoami");
    }
}
