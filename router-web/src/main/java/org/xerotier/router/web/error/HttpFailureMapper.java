package org.xerotier.router.web.error;

import jakarta.ws.rs.WebApplicationException;

/** @see FailureMapper */
public final class HttpFailureMapper extends FailureMapper<WebApplicationException> {}
