package org.xerotier.router.web.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.kernel.UserId;
import org.xerotier.router.people.MemberService;
import org.xerotier.router.people.PersonPrincipal;
import org.xerotier.router.people.UserService;
import org.xerotier.router.security.AccessTokens;
import org.xerotier.router.security.LocalAccountService;
import org.xerotier.router.security.SignInService;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Open;
import org.xerotier.router.web.access.RequiresSystem;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;

/** Signing in with a password, and what people keep about themselves. */
@ApplicationScoped
@Path("/v1/auth")
@Produces({Media.JSON, Media.PROBLEM})
public class AuthResource {

    @Inject
    SignInService signIn;

    @Inject
    LocalAccountService accounts;

    @Inject
    AccessTokens tokens;

    @Inject
    UserService users;

    @Inject
    MemberService members;

    @Inject
    Caller caller;

    @POST
    @Path("/token")
    @Open("who signs in has nothing yet but a password; the door checks it and counts wrong tries")
    @Operation(
            value = "Sign in: a password, and a code if the user has an authenticator, become a token",
            answer = TokenResponse.class,
            refuses = {"sign_in_refused", "totp_required", "too_many_attempts"})
    public Response signIn(SignInRequest request) {
        return Response.ok(TokenResponse.of(signIn.signIn(request.wish(), caller.address(), caller.context())))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("/jwks")
    @Open("public keys")
    @Operation("The public key that checks the tokens of this router's own issuer")
    public Response keySet() {
        return Response.ok(tokens.keySet().toString().getBytes(StandardCharsets.UTF_8))
                .type(Media.JSON)
                .build();
    }

    @GET
    @Path("/me")
    @RequiresSystem
    @Operation(value = "Who the caller is, and where they have a place", answer = MeResponse.class)
    public MeResponse me() {
        Actor actor = caller.actor();
        UserId self = PersonPrincipal.of(actor.principal()).orElseThrow();
        return MeResponse.of(users.get(self.value()), actor.kind().text(), members.places(self));
    }

    @PUT
    @Path("/password")
    @RequiresSystem
    @Operation(
            value = "Change one's own password; tokens from before end",
            status = 204,
            refuses = {"person_required", "sign_in_refused", "password_unsuitable"})
    public void changePassword(ChangePasswordRequest request) {
        accounts.changePassword(caller.actor(), new Secret(request.current()), new Secret(request.password()));
    }

    @POST
    @Path("/totp")
    @RequiresSystem
    @Operation(
            value = "Begin to use an authenticator app",
            answer = TotpResponse.class,
            refuses = {"person_required", "totp_state"})
    public Response beginTotp() {
        return Response.ok(TotpResponse.of(accounts.beginTotp(caller.actor())))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/totp/confirm")
    @RequiresSystem
    @Operation(
            value = "Show a first code; from then on signing in needs one",
            status = 204,
            refuses = {"person_required", "totp_state", "sign_in_refused"})
    public void confirmTotp(CodeRequest request) {
        accounts.confirmTotp(caller.actor(), request.code());
    }

    @POST
    @Path("/totp/remove")
    @RequiresSystem
    @Operation(
            value = "Turn one-time codes off, with a last one",
            status = 204,
            refuses = {"person_required", "totp_state", "sign_in_refused"})
    public void removeTotp(CodeRequest request) {
        accounts.removeTotp(caller.actor(), request.code());
    }
}
