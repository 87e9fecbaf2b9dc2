package org.xerotier.router.web.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.people.MemberService;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;

/** Who has a place in the project. */
@ApplicationScoped
@Path("/{project_id}/v1/management/members")
@Produces({Media.JSON, Media.PROBLEM})
public class MembersResource {

    @Inject
    MemberService members;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "List members", answer = MemberResponse.class, list = true)
    public ListResponse<MemberResponse> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return ListResponse.of(members.list(caller.actor(), Paging.of(limit, after)), MemberResponse::of);
    }

    @POST
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Give a user a place in the project",
            answer = MemberResponse.class,
            status = 201,
            refuses = {"user_not_found", "member_exists"})
    public Response add(AddMemberRequest request) {
        return Response.status(201)
                .entity(MemberResponse.of(
                        members.add(caller.actor(), request.user(), Words.projectRole(request.role()))))
                .build();
    }

    @GET
    @Path("/{user}")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Show a member, by the user's id or name",
            answer = MemberResponse.class,
            refuses = {"user_not_found", "member_not_found"})
    public MemberResponse get(@PathParam("user") String user) {
        return MemberResponse.of(members.get(caller.actor(), user));
    }

    @PUT
    @Path("/{user}")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Give a member another role; what a former owner had lent is revoked",
            answer = MemberResponse.class,
            refuses = {"user_not_found", "member_not_found", "last_owner"})
    public MemberResponse change(@PathParam("user") String user, MemberRoleRequest request) {
        return MemberResponse.of(members.change(caller.actor(), user, Words.projectRole(request.role())));
    }

    @DELETE
    @Path("/{user}")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Take a place away, with its keys and delegations",
            answer = MemberResponse.class,
            refuses = {"user_not_found", "member_not_found", "last_owner"})
    public MemberResponse remove(@PathParam("user") String user) {
        return MemberResponse.of(members.remove(caller.actor(), user));
    }
}
