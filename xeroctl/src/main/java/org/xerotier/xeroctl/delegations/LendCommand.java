package org.xerotier.xeroctl.delegations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.Moment;
import org.xerotier.xeroctl.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl delegations lend}. */
@Command(
        name = "lend",
        description = {
            "Lend a member authority to approve, for some risk levels and a time. Only owners can, and it is not passed on.",
            "Nobody approves what they asked for themselves, whatever was lent to them."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl delegations lend bob --risk destructive --for 8h --reason \"on call\"",
            "  xeroctl delegations lend kim --risk write,destructive --from 2026-12-01T08:00:00Z"
                    + " --for 2026-12-08T08:00:00Z --reason holidays"
        })
final class LendCommand implements DeskVerb<LendCommand.Options> {
    @Parameters(paramLabel = "MEMBER", description = "Username or id of a member.")
    private String member;

    @Option(
            names = "--risk",
            split = ",",
            required = true,
            paramLabel = "LEVEL",
            description = "read, write, destructive, irreversible.")
    private List<String> risks;

    @Option(names = "--from", paramLabel = "TIME", description = "When it begins; at once if not given.")
    private @Nullable String from;

    @Option(
            names = "--for",
            required = true,
            paramLabel = "TIME",
            description = "How long from now, such as 8h, or until which instant.")
    private String until;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it goes on record.")
    private String reason;

    record Options(
            String member, List<String> risks, @Nullable String from, String until, String reason) {}

    @Override
    public Options options() {
        return new Options(member, risks, from, until, reason);
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        ObjectNode body = Json.object().put("member", options.member());
        ArrayNode levels = body.putArray("risk_levels");
        options.risks().forEach(levels::add);
        String from = Moment.after(options.from(), desk.clock());
        if (from != null) {
            body.put("from", from);
        }
        body.put("until", Moment.after(options.until(), desk.clock()));
        body.put("reason", options.reason());
        desk.terminal().one(desk.api().call(ApiRequest.post(body, "management", "delegations")), Sheets.DELEGATION);
        return ExitCode.OK;
    }
}
