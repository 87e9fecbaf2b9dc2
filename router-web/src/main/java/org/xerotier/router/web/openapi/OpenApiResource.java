package org.xerotier.router.web.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.xerotier.router.web.access.Open;
import org.xerotier.router.web.json.Media;

/** This API's description. */
@ApplicationScoped
@Path("/openapi")
@Produces({Media.JSON, Media.PROBLEM})
public class OpenApiResource {

    @GET
    @Open("it says nothing that is not published with every release")
    @Operation("This document")
    public Response get() throws IOException {
        try (InputStream document = OpenApiResource.class.getResourceAsStream("/openapi.json")) {
            byte[] json = Objects.requireNonNull(document, "openapi.json is part of this module")
                    .readAllBytes();
            return Response.ok(json).type(Media.JSON).build();
        }
    }
}
