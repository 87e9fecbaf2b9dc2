package org.xerotier.xeroctl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.api.Unreachable;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl exec invoke}. */
@Command(
        name = "invoke",
        description = {
            "Call a tool, show its output while it runs, and end with how it went.",
            "A destructive or irreversible tool waits for an approval first; the command shows where it stands."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl exec invoke host.uptime --workspace ops",
            "  xeroctl exec invoke kubectl.scale -w ops --arg name=web --arg replicas=3 --reason 'launch day'",
            "  xeroctl exec invoke postgres.query -w ops --args @query.json --timeout 2m",
            "  xeroctl exec invoke terraform.apply -w ops --arg plan=web.tfplan --detach"
        })
final class InvokeCommand implements DeskVerb<InvokeCommand.Options> {
    private static final int ATTEMPTS = 4;

    @Parameters(arity = "0..1", paramLabel = "TOOL", description = "The tool's name; see xeroctl exec tools.")
    private @Nullable String tool;

    @Option(names = "--tool", paramLabel = "TOOL", description = "The same, as an option.")
    private @Nullable String toolOption;

    @Option(
            names = {"-w", "--workspace"},
            required = true,
            paramLabel = "WORKSPACE",
            description = "The workspace to call it in (id or name).")
    private String workspace;

    @Mixin
    private ArgumentFlags arguments = new ArgumentFlags();

    @Option(
            names = "--agent",
            paramLabel = "AGENT",
            description = "Run it on this agent (id or registration name); else the router chooses.")
    private @Nullable String agent;

    @Option(
            names = "--tool-timeout",
            paramLabel = "DURATION",
            description = "Stop the tool after this long; at most what the tool allows.")
    private @Nullable Duration toolTimeout;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "The same key with the same call returns the first invocation instead of making a second.")
    private @Nullable String idempotencyKey;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the audit log and shown to approvers.")
    private @Nullable String reason;

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait for the end (the default), or return as soon as the call is accepted.")
    private boolean wait;

    @Option(names = "--detach", description = "The same as --no-wait.")
    private boolean detach;

    @Mixin
    private FollowFlags follow = new FollowFlags();

    record Options(
            String tool,
            String workspace,
            ArgumentFlags.Typed arguments,
            @Nullable String agent,
            @Nullable Duration toolTimeout,
            @Nullable String idempotencyKey,
            @Nullable String reason,
            boolean waits,
            FollowFlags.How how) {}

    @Override
    public Options options() {
        if ((tool == null) == (toolOption == null)) {
            throw CommandStopped.usage(
                    "name one tool, as in: xeroctl exec invoke TOOL -w WORKSPACE", "xeroctl exec tools");
        }
        return new Options(
                tool != null ? tool : String.valueOf(toolOption),
                workspace,
                arguments.typed(),
                agent,
                toolTimeout,
                idempotencyKey,
                reason,
                wait && !detach,
                follow.how());
    }

    @Override
    public Set<ExitCode> exitCodes() {
        return EnumSet.complementOf(EnumSet.of(ExitCode.FAULT));
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        Api api = desk.api();
        JsonNode invocation = create(request(options, api, desk), api, desk);
        String id = Json.text(invocation, "id");
        if (options.waits()) {
            return new Follower(desk, options.how(), false).follow(id, 0);
        }
        desk.terminal().one(invocation, Sheets.INVOCATION);
        desk.terminal().next("watch", "xeroctl exec watch " + id);
        return Outcome.ofDetached(Json.text(invocation, "status"));
    }

    private static ApiRequest request(Options options, Api api, Desk desk) {
        ToolArguments reader = new ToolArguments(
                desk.input(),
                () -> api.call(ApiRequest.get("exec", "tools", options.tool())).path("parameters"));
        ObjectNode body = Json.object().put("workspace", options.workspace()).put("tool", options.tool());
        body.set("args", reader.read(options.arguments()));
        if (options.agent() != null) {
            body.put("agent", options.agent());
        }
        if (options.toolTimeout() != null) {
            body.put("timeout_ms", options.toolTimeout().toMillis());
        }
        if (options.reason() != null) {
            body.put("reason", options.reason());
        }
        String key = options.idempotencyKey() != null
                ? options.idempotencyKey()
                : desk.newIdempotencyKey().get();
        body.put("idempotency_key", key);
        return ApiRequest.post(body, "exec", "invocations");
    }

    /** Asks again when the answer was lost: the idempotency key makes sure that there is one invocation all the same. */
    private static JsonNode create(ApiRequest request, Api api, Desk desk) {
        for (int attempt = 1; ; attempt++) {
            try {
                return api.call(request);
            } catch (Unreachable fault) {
                if (fault.reached() != Unreachable.Reached.MAYBE_THE_ROUTER || attempt == ATTEMPTS) {
                    throw fault;
                }
                desk.terminal().say(fault.says() + "; asking again");
                desk.pause().pause(Duration.ofMillis(250L << attempt));
            }
        }
    }
}
