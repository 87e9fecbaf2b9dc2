package org.xerotier.router.web.json;

/** The media types of answers. */
public final class Media {

    public static final String JSON = "application/json";

    /** Only errors come in it, but a caller that asks for it must not be turned away. */
    public static final String PROBLEM = "application/problem+json";

    public static final String EVENTS = "text/event-stream";

    /** A JSON document per line. */
    public static final String LINES = "application/x-ndjson";

    public static final String BYTES = "application/octet-stream";

    private Media() {}
}
