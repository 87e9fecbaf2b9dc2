package org.xerotier.xeroctl.audit;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code xeroctl audit list}. */
@Command(
        name = "list",
        description = "List what was done in this project, by whom and with what outcome, newest first.",
        footer = {
            "",
            "Examples:",
            "  xeroctl audit list --from 24h",
            "  xeroctl audit list --subject inv_0193… -o wide",
            "  xeroctl audit list --action approval.approved -o json"
        })
final class ListCommand implements DeskVerb<ListCommand.Options> {
    @Mixin
    private RowFlags rows = new RowFlags();

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(RowFlags.Rows rows, PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(rows.rows(), page.page());
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        ApiRequest request = options.rows().of(ApiRequest.get("management", "audit"), desk.clock());
        JsonNode entries = desk.api().call(options.page().of(request));
        desk.terminal().list(entries, Sheets.ENTRIES);
        return ExitCode.OK;
    }
}
