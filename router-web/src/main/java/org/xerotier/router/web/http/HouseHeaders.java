package org.xerotier.router.web.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.xerotier.router.web.error.HouseResponse;

/**
 * Headers of every answer, set before anything else can answer: the request id, and what keeps browsers and caches from
 * making something of an answer that it is not.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class HouseHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient RequestIds requests;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = requests.of(request).requestId();
        response.setHeader("X-Request-ID", id);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        chain.doFilter(request, new HouseResponse(response, request.getHeader("Accept"), id));
    }
}
