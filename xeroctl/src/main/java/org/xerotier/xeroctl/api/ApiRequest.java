package org.xerotier.xeroctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the router, relative to the project's base URL or, outside projects, to the router's own.
 *
 * @param path percent-encoded, beginning with a slash
 */
public record ApiRequest(
        Method method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable JsonNode body,
        boolean outside) {

    /** The methods in use. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    public static ApiRequest get(String... segments) {
        return of(Method.GET, null, segments);
    }

    public static ApiRequest post(JsonNode body, String... segments) {
        return of(Method.POST, body, segments);
    }

    public static ApiRequest put(JsonNode body, String... segments) {
        return of(Method.PUT, body, segments);
    }

    public static ApiRequest delete(String... segments) {
        return of(Method.DELETE, null, segments);
    }

    private static ApiRequest of(Method method, @Nullable JsonNode body, String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append('/').append(encoded(segment));
        }
        return new ApiRequest(method, path.toString(), Map.of(), Map.of(), body, false);
    }

    /** With a query parameter, unless there is no value for it. */
    public ApiRequest with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value.toString());
        return new ApiRequest(method, path, more, headers, body, outside);
    }

    public ApiRequest withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiRequest(method, path, query, more, body, outside);
    }

    /** The same, asked of the router itself rather than of the project: people, projects, signing in. */
    public ApiRequest outsideProjects() {
        return new ApiRequest(method, path, query, headers, body, true);
    }

    /** Where it goes, given the project's base URL, which ends in {@code /<project>/v1}. */
    public String url(String baseUrl) {
        if (!outside) {
            return baseUrl + target();
        }
        String project = baseUrl.substring(0, baseUrl.length() - "/v1".length());
        return project.substring(0, project.lastIndexOf('/')) + "/v1" + target();
    }

    public boolean changesSomething() {
        return method != Method.GET;
    }

    /** Path and query, as they go on the request line after the base URL. */
    public String target() {
        StringBuilder target = new StringBuilder(path);
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            target.append(separator)
                    .append(encoded(parameter.getKey()))
                    .append('=')
                    .append(encoded(parameter.getValue()));
            separator = '&';
        }
        return target.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
