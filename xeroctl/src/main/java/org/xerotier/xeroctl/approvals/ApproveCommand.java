package org.xerotier.xeroctl.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl approvals approve}. */
@Command(
        name = "approve",
        description = {
            "Approve a request: what was asked for runs, exactly as shown, once everybody has said so who is needed.",
            "With --set, --unset, --args-file or --edit you approve other arguments instead: they are judged anew, earlier",
            "words no longer count, and yours is the first for them. Once arguments were edited, name what you looked at",
            "with --digest. An irreversible call needs --confirm with the name of the tool."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl approvals approve apr_0193… --note 'change 4711'",
            "  xeroctl approvals approve apr_0193… --confirm openstack.server_delete",
            "  xeroctl approvals approve apr_0193… --set replicas=2 --unset force",
            "  xeroctl approvals approve apr_0193… --grant-uses 5 --grant-ttl 1h",
            "  xeroctl approvals approve apr_0193… --edit"
        })
final class ApproveCommand implements DeskVerb<ApproveCommand.Options> {
    @Parameters(paramLabel = "APPROVAL", description = "The approval request's id.")
    private String id;

    @Option(names = "--note", paramLabel = "TEXT", description = "Kept with the decision.")
    private @Nullable String note;

    @Option(names = "--confirm", paramLabel = "TOOL", description = "The tool's name, typed again.")
    private @Nullable String confirm;

    @Option(
            names = "--digest",
            paramLabel = "DIGEST",
            description = "What you looked at, as xeroctl approvals show prints it; another question is refused.")
    private @Nullable String digest;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description =
                    "Change one argument; may be repeated. PATH is a name or names with dots between; the value's type"
                            + " is that of the one it replaces. PATH:=JSON sets any JSON value.")
    private List<String> set = List.of();

    @Option(names = "--unset", paramLabel = "PATH", description = "Leave one argument out; may be repeated.")
    private List<String> unset = List.of();

    @Option(
            names = "--args-file",
            paramLabel = "FILE|-",
            description = "All arguments as a JSON object from a file or standard input.")
    private @Nullable String argsFile;

    @Option(names = "--edit", description = "Change the arguments in the editor that EDITOR names.")
    private boolean edit;

    @Mixin
    private GrantFlags grant = new GrantFlags();

    record Options(
            String id,
            @Nullable String note,
            @Nullable String confirm,
            @Nullable String digest,
            EditedArguments.Typed edits,
            GrantFlags.Grant grant) {}

    @Override
    public Options options() {
        return new Options(
                id, note, confirm, digest, new EditedArguments.Typed(set, unset, argsFile, edit), grant.grant());
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        Api api = desk.api();
        ObjectNode body = Json.object();
        if (options.note() != null) {
            body.put("note", options.note());
        }
        if (options.confirm() != null) {
            body.put("confirm", options.confirm());
        }
        if (options.digest() != null) {
            body.put("digest", options.digest());
        }
        if (options.edits().isAny()) {
            JsonNode shown = api.call(ApiRequest.get("exec", "approvals", options.id()));
            body.set("args", new EditedArguments(desk.input()).of(shown.path("args"), options.edits()));
            if (options.digest() == null) {
                // What is edited is what was just read; another edit in between is refused.
                body.put("digest", Json.text(shown, "digest"));
            }
        }
        options.grant().body().ifPresent(grant -> body.set("grant", grant));
        JsonNode approval = api.call(ApiRequest.post(body, "exec", "approvals", options.id(), "approve"));
        Course.show(approval, desk.terminal());
        if (Json.text(approval, "status").equals("pending")) {
            desk.terminal().say("your word is on record; others are needed besides");
        } else {
            desk.terminal().next("watch it run", "xeroctl exec watch " + Json.text(approval, "invocation_id"));
        }
        return ExitCode.OK;
    }
}
