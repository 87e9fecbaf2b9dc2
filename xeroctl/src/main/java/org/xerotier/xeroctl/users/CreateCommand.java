package org.xerotier.xeroctl.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.desk.Questions;
import org.xerotier.xeroctl.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl users create}. */
@Command(
        name = "create",
        description = "Make a user. Without a password they sign in with an issuer elsewhere, or get one later.",
        footer = {
            "",
            "Examples:",
            "  xeroctl users create bob --password-prompt",
            "  xeroctl users create kim --name \"Kim Lee\" --email kim@example.org --system-role operator"
        })
final class CreateCommand implements DeskVerb<CreateCommand.Options> {
    @Parameters(paramLabel = "USERNAME", description = "What they sign in as; it never changes.")
    private String username;

    @Option(names = "--name", paramLabel = "NAME", description = "What people call them.")
    private @Nullable String name;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Where mail reaches them.")
    private @Nullable String email;

    @Option(names = "--system-role", paramLabel = "ROLE", description = "admin, operator or none.")
    private @Nullable String systemRole;

    @Option(names = "--password-prompt", description = "Ask for a password, or read it from standard input.")
    private boolean asksPassword;

    record Options(
            String username,
            @Nullable String name,
            @Nullable String email,
            @Nullable String systemRole,
            boolean asksPassword) {}

    @Override
    public Options options() {
        return new Options(username, name, email, systemRole, asksPassword);
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        ObjectNode body = Json.object().put("username", options.username());
        put(body, "display_name", options.name());
        put(body, "email", options.email());
        put(body, "system_role", options.systemRole());
        if (options.asksPassword()) {
            String question = "Password for " + options.username() + " (not shown):";
            body.put("password", new Questions(desk.terminal(), desk.input()).askSecret(question));
        }
        desk.terminal().one(desk.api().call(ApiRequest.post(body, "users").outsideProjects()), Sheets.USER);
        desk.terminal().next("a place in this project", "xeroctl members add " + options.username() + " --role member");
        return ExitCode.OK;
    }

    private static void put(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
