package org.xerotier.xeroctl.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl users update}. */
@Command(
        name = "update",
        description = "Change a user. A disabled one is refused at the next request, with every key and token.",
        footer = {
            "",
            "Examples:",
            "  xeroctl users update bob --disable",
            "  xeroctl users update kim --system-role admin"
        })
final class UpdateCommand implements ApiVerb<UpdateCommand.Options> {
    @Parameters(paramLabel = "USER", description = "Username or id.")
    private String id;

    @Option(names = "--name", paramLabel = "NAME", description = "What people call them.")
    private @Nullable String name;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Where mail reaches them.")
    private @Nullable String email;

    @Option(names = "--system-role", paramLabel = "ROLE", description = "admin, operator or none.")
    private @Nullable String systemRole;

    @Option(names = "--disable", description = "Shut them out.")
    private boolean disable;

    @Option(names = "--enable", description = "Let them in again.")
    private boolean enable;

    record Options(
            String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String systemRole,
            boolean disable,
            boolean enable) {}

    @Override
    public Options options() {
        return new Options(id, name, email, systemRole, disable, enable);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode body = Json.object();
        put(body, "display_name", options.name());
        put(body, "email", options.email());
        put(body, "system_role", options.systemRole());
        put(body, "status", options.disable() ? "disabled" : options.enable() ? "active" : null);
        if (body.isEmpty() || options.disable() && options.enable()) {
            throw CommandStopped.usage("say what to change, once", "xeroctl users update --help");
        }
        terminal.one(api.call(ApiRequest.put(body, "users", options.id()).outsideProjects()), Sheets.USER);
        return ExitCode.OK;
    }

    private static void put(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
