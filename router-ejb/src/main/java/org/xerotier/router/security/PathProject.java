package org.xerotier.router.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * What a request's path names as its project: the first segment, unless it is no id or slug. A person has roles in
 * several projects and acts in the one they name. The filter behind compares again with what the route understood.
 */
interface PathProject {

    Pattern FORM = Pattern.compile("proj_[0-9a-f]{32}|[a-z0-9](-?[a-z0-9])*");
    int LONGEST = 48;

    /** Empty outside projects. */
    static String of(HttpServletRequest request) {
        String context = String.valueOf(request.getContextPath());
        String path = String.valueOf(request.getRequestURI());
        return firstSegment(path.startsWith(context) ? path.substring(context.length()) : path);
    }

    static String firstSegment(String path) {
        String[] segments = path.split("/", 3);
        boolean isProject = segments.length > 2
                && segments[0].isEmpty()
                && segments[1].length() <= LONGEST
                && FORM.matcher(segments[1]).matches();
        return isProject ? segments[1] : "";
    }
}
