package org.xerotier.router.web.error;

import jakarta.ejb.EJBException;

/** @see FailureMapper */
public final class EjbFailureMapper extends FailureMapper<EJBException> {}
