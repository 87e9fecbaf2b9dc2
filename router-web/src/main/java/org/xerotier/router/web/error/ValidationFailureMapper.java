package org.xerotier.router.web.error;

import jakarta.validation.ValidationException;

/** @see FailureMapper */
public final class ValidationFailureMapper extends FailureMapper<ValidationException> {}
