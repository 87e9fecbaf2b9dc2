package org.xerotier.router.web.error;

/** @see FailureMapper */
public final class AnyFailureMapper extends FailureMapper<Throwable> {}
