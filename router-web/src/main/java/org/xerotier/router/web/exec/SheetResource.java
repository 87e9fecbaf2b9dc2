package org.xerotier.router.web.exec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.SheetQueries;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;

/** What an approver sees. */
@ApplicationScoped
@Path("/{project_id}/v1/exec/approvals/{id}/sheet")
@Produces({Media.JSON, Media.PROBLEM})
public class SheetResource {

    @Inject
    SheetQueries sheets;

    @Inject
    Caller caller;

    @GET
    @Requires({Scope.EXECUTION, Scope.APPROVE})
    @Operation(
            value = "The page an approver decides on, now or as it was in a round and a stage",
            answer = SheetResponse.class,
            refuses = "approval_not_found")
    public SheetResponse get(
            @PathParam("id") String id,
            @QueryParam("round") @Nullable String round,
            @QueryParam("stage") @Nullable String stage) {
        return SheetResponse.of(
                sheets.sheet(caller.actor(), PathIds.approval(id), number("round", round), number("stage", stage)));
    }

    private static @Nullable Integer number(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,4}")) {
            throw KernelError.INVALID_PARAMETER.because(name + " is a number.", name);
        }
        return Integer.valueOf(text);
    }
}
