package org.xerotier.xeroctl.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl members add}. */
@Command(
        name = "add",
        description = "Give a user a place in this project.",
        footer = {"", "Examples:", "  xeroctl members add bob --role owner"})
final class AddCommand implements ApiVerb<AddCommand.Options> {
    @Parameters(paramLabel = "USER", description = "Username or id.")
    private String id;

    @Option(
            names = "--role",
            defaultValue = "member",
            paramLabel = "ROLE",
            description = "owner or member; member if not given.")
    private String role;

    record Options(String id, String role) {}

    @Override
    public Options options() {
        return new Options(id, role);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode body = Json.object().put("user", options.id()).put("role", options.role());
        terminal.one(api.call(ApiRequest.post(body, "management", "members")), Sheets.MEMBER);
        return ExitCode.OK;
    }
}
