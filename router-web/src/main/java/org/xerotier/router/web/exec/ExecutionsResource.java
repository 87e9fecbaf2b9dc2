package org.xerotier.router.web.exec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.xerotier.router.invocation.ExecutionView;
import org.xerotier.router.invocation.InvocationQueries;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.names.NameBook;
import org.xerotier.router.web.names.Names;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;

/** Runs and what they wrote. */
@ApplicationScoped
@Path("/{project_id}/v1/exec/executions")
@Produces({Media.JSON, Media.PROBLEM})
public class ExecutionsResource {

    private static final String STDOUT = "stdout";

    @Inject
    InvocationQueries queries;

    @Inject
    Filters filters;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.EXECUTION)
    @Operation(value = "List executions", answer = ExecutionResponse.class, list = true)
    public ListResponse<ExecutionResponse> list(@BeanParam ListQuery query) {
        Actor actor = caller.actor();
        Names known = names.open(actor);
        return ListResponse.of(
                queries.executions(actor, filters.of(actor, query), query.page()),
                run -> ExecutionResponse.of(run, known));
    }

    @GET
    @Path("/{id}")
    @Requires(Scope.EXECUTION)
    @Operation(value = "Show an execution", answer = ExecutionResponse.class, refuses = "execution_not_found")
    public ExecutionResponse get(@PathParam("id") String id) {
        Actor actor = caller.actor();
        return ExecutionResponse.of(queries.execution(actor, PathIds.execution(id)), names.open(actor));
    }

    @GET
    @Path("/{id}/raw")
    @Produces({Media.BYTES, Media.JSON, Media.PROBLEM})
    @Requires(Scope.EXECUTION)
    @Operation(
            value = "What an execution wrote, byte by byte",
            also = Media.BYTES,
            refuses = {"execution_not_found", "invalid_parameter"})
    public Response raw(@PathParam("id") String id, @QueryParam("stream") @DefaultValue(STDOUT) String stream) {
        if (!stream.equals(STDOUT) && !stream.equals("stderr")) {
            throw KernelError.INVALID_PARAMETER.because("stream must be stdout or stderr.", "stream");
        }
        Actor actor = caller.actor();
        ExecutionId execution = PathIds.execution(id);
        ExecutionView run = queries.execution(actor, execution);
        Response.ResponseBuilder answer = Response.ok(
                        new RawOutput(after -> queries.raw(actor, execution, stream, after)))
                .type(Media.BYTES)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "." + stream + "\"")
                .header("X-Output-Truncated", run.outputTruncated());
        if (stream.equals(STDOUT) && run.outputSha256() != null) {
            answer.header("X-Output-SHA256", run.outputSha256());
        }
        return answer.build();
    }
}
