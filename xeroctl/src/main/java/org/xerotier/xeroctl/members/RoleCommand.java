package org.xerotier.xeroctl.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl members role}. */
@Command(
        name = "role",
        description = "Give a member another role. What a former owner had lent is revoked.",
        footer = {"", "Examples:", "  xeroctl members role bob owner"})
final class RoleCommand implements ApiVerb<RoleCommand.Options> {
    @Parameters(index = "0", paramLabel = "USER", description = "Username or id.")
    private String id;

    @Parameters(index = "1", paramLabel = "ROLE", description = "owner or member.")
    private String role;

    record Options(String id, String role) {}

    @Override
    public Options options() {
        return new Options(id, role);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode body = Json.object().put("role", options.role());
        terminal.one(api.call(ApiRequest.put(body, "management", "members", options.id())), Sheets.MEMBER);
        return ExitCode.OK;
    }
}
