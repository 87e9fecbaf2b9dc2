package org.xerotier.router.web.enroll;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.enrollment.EnrolledAgent;
import org.xerotier.router.enrollment.EnrollmentService;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Open;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;

/** For agents: become one of a project's, and get a new token. */
@ApplicationScoped
@Path("/v1/enroll")
@Produces({Media.JSON, Media.PROBLEM})
public class EnrollResource {

    private static final String SCHEME = "Bearer ";

    @Inject
    EnrollmentService enrollment;

    @Inject
    Caller caller;

    @POST
    @Open("an agent has no key yet; the door checks the join key and the proof of possession")
    @Operation(
            value = "Enrol an agent with a join key",
            answer = EnrollResponse.class,
            status = {201, 200},
            refuses = {
                "join_key_invalid",
                "join_key_expired",
                "join_key_revoked",
                "join_key_consumed",
                "join_key_role_mismatch",
                "join_key_name_mismatch",
                "registration_name_taken",
                "registration_name_invalid",
                "curve_key_taken",
                "possession_not_proven",
                "manifest_invalid",
                "agent_revoked"
            })
    public Response enroll(EnrollRequest request) {
        EnrolledAgent enrolled = enrollment.enroll(request.from(caller.address()), caller.context());
        return Response.status(enrolled.created() ? 201 : 200)
                .entity(EnrollResponse.of(enrolled))
                .build();
    }

    @POST
    @Path("/refresh")
    @Open("the door checks the agent's token and its signature")
    @Operation(
            value = "Exchange an agent's token for a new one",
            answer = EnrollResponse.class,
            headers = "Authorization",
            refuses = {"agent_token_invalid", "agent_token_expired", "agent_revoked", "possession_not_proven"})
    public EnrollResponse refresh(
            @HeaderParam("Authorization") @Nullable String authorization, RefreshRequest request) {
        return EnrollResponse.of(enrollment.refresh(token(authorization), request.proof(), caller.context()));
    }

    /** What is no bearer token is none of ours either, and the door says so. */
    private static String token(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : "";
    }
}
