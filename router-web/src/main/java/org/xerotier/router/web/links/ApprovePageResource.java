package org.xerotier.router.web.links;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.xerotier.router.web.access.Open;
import org.xerotier.router.web.openapi.Operation;

/** The page behind a one-time link: the same three files for everybody, so fetching them means nothing. */
@ApplicationScoped
@Path("/")
public class ApprovePageResource {

    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    @GET
    @Path("/approve")
    @Open("a static page; what it shows comes from the link's token")
    @Operation(value = "The page of a one-time link", also = "text/html")
    public Response page() throws IOException {
        return file("approve.html", "text/html; charset=utf-8");
    }

    @GET
    @Path("/approve.js")
    @Open("a static file")
    @Operation(value = "The script of that page", also = "text/javascript")
    public Response script() throws IOException {
        return file("approve.js", "text/javascript; charset=utf-8");
    }

    @GET
    @Path("/approve.css")
    @Open("a static file")
    @Operation(value = "The looks of that page", also = "text/css")
    public Response style() throws IOException {
        return file("approve.css", "text/css; charset=utf-8");
    }

    private static Response file(String name, String type) throws IOException {
        try (InputStream content = ApprovePageResource.class.getResourceAsStream("/approve/" + name)) {
            return Response.ok(Objects.requireNonNull(content, name).readAllBytes())
                    .type(type)
                    .header("Content-Security-Policy", POLICY)
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-store")
                    .header("X-Frame-Options", "DENY")
                    .build();
        }
    }
}
