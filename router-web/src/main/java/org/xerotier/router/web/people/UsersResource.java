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
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.people.Identity;
import org.xerotier.router.people.SystemRole;
import org.xerotier.router.people.UserService;
import org.xerotier.router.people.UserView;
import org.xerotier.router.security.LocalAccountService;
import org.xerotier.router.security.NewUserService;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.RequiresSystem;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;

/** The users of this router, for its admins. */
@ApplicationScoped
@Path("/v1/users")
@Produces({Media.JSON, Media.PROBLEM})
public class UsersResource {

    @Inject
    UserService users;

    @Inject
    NewUserService newUsers;

    @Inject
    LocalAccountService accounts;

    @Inject
    Caller caller;

    @GET
    @RequiresSystem(SystemRole.ADMIN)
    @Operation(value = "List users", answer = UserResponse.class, list = true)
    public ListResponse<UserResponse> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return ListResponse.of(users.list(Paging.of(limit, after)), UserResponse::of);
    }

    @POST
    @RequiresSystem(SystemRole.ADMIN)
    @Operation(
            value = "Make a user",
            answer = UserResponse.class,
            status = 201,
            refuses = {"username_taken", "password_unsuitable"})
    public Response create(CreateUserRequest request) {
        String password = request.password();
        UserView made =
                newUsers.create(caller.actor(), request.wanted(), password == null ? null : new Secret(password));
        return Response.status(201).entity(UserResponse.of(made)).build();
    }

    @GET
    @Path("/{user}")
    @RequiresSystem(SystemRole.ADMIN)
    @Operation(value = "Show a user, by id or username", answer = UserResponse.class, refuses = "user_not_found")
    public UserResponse get(@PathParam("user") String user) {
        return UserResponse.of(users.get(user));
    }

    @PUT
    @Path("/{user}")
    @RequiresSystem(SystemRole.ADMIN)
    @Operation(
            value = "Change a user; a disabled one is refused at the next request",
            answer = UserResponse.class,
            refuses = {"user_not_found", "last_admin"})
    public UserResponse change(@PathParam("user") String user, ChangeUserRequest request) {
        return UserResponse.of(users.change(caller.actor(), user, request.wanted()));
    }

    @PUT
    @Path("/{user}/password")
    @RequiresSystem(SystemRole.ADMIN)
    @Operation(
            value = "Set a user's password; their tokens end",
            status = 204,
            refuses = {"user_not_found", "password_unsuitable"})
    public void setPassword(@PathParam("user") String user, PasswordRequest request) {
        accounts.setPassword(caller.actor(), user, new Secret(request.password()));
    }

    @DELETE
    @Path("/{user}/totp")
    @RequiresSystem(SystemRole.ADMIN)
    @Operation(value = "Turn a user's one-time codes off", status = 204, refuses = "user_not_found")
    public void resetTotp(@PathParam("user") String user) {
        accounts.resetTotp(caller.actor(), user);
    }

    @GET
    @Path("/{user}/identities")
    @RequiresSystem(SystemRole.ADMIN)
    @Operation(
            value = "Whom issuers elsewhere know the user as",
            answer = IdentitiesResponse.class,
            refuses = "user_not_found")
    public IdentitiesResponse identities(@PathParam("user") String user) {
        return IdentitiesResponse.of(users.identities(user));
    }

    @POST
    @Path("/{user}/identities")
    @RequiresSystem(SystemRole.ADMIN)
    @Operation(
            value = "Link an identity to the user",
            answer = IdentitiesResponse.class,
            refuses = {"user_not_found", "identity_taken"})
    public IdentitiesResponse link(@PathParam("user") String user, IdentityRequest request) {
        return IdentitiesResponse.of(
                users.link(caller.actor(), user, new Identity(request.issuer(), request.subject())));
    }

    @POST
    @Path("/{user}/identities/unlink")
    @RequiresSystem(SystemRole.ADMIN)
    @Operation(
            value = "Unlink an identity; its tokens are refused from then on",
            answer = IdentitiesResponse.class,
            refuses = "user_not_found")
    public IdentitiesResponse unlink(@PathParam("user") String user, IdentityRequest request) {
        return IdentitiesResponse.of(
                users.unlink(caller.actor(), user, new Identity(request.issuer(), request.subject())));
    }
}
