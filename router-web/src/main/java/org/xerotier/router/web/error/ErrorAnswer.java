package org.xerotier.router.web.error;

import java.util.Map;

/**
 * An error, rendered.
 *
 * @param headers besides the content type
 */
record ErrorAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {}
