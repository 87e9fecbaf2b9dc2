package org.xerotier.xeroctl.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xeroctl policies create}. */
@Command(
        name = "create",
        description =
                "Write the next version of a policy. It changes nothing until it is activated, and never changes.",
        footer = {
            "",
            "Examples:",
            "  xeroctl policies create -w ops -f policy.json",
            "  echo '{\"preset\": \"elevated\"}' | xeroctl policies create -w ops --name ops -f -"
        })
final class CreateCommand implements DeskVerb<CreateCommand.Options> {
    @Mixin
    private WorkspaceFlag workspace = new WorkspaceFlag();

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE|-",
            description = "The policy as JSON, nested or flat; with policy_name in it, or --name.")
    private String file;

    @Option(names = "--name", paramLabel = "NAME", description = "The policy's name; versions count up under it.")
    private @Nullable String name;

    record Options(
            WorkspaceFlag.Place place,
            String file,
            @Nullable String name) {}

    @Override
    public Options options() {
        return new Options(workspace.place(), file, name);
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        ObjectNode body = PolicyFile.read(options.file(), desk.input());
        if (options.name() != null) {
            body.put("policy_name", options.name());
        }
        JsonNode made = desk.api().call(options.place().post(body));
        ShowCommand.show(made, desk.terminal());
        String id = Json.text(made, "id");
        String place = " -w " + options.place().workspace() + " ";
        desk.terminal().next("see what it would change", "xeroctl policies simulate" + place + "--policy " + id);
        desk.terminal().next("put it into force", "xeroctl policies activate" + place + id);
        return ExitCode.OK;
    }
}
