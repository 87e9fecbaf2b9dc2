package org.xerotier.router.web.error;

import jakarta.transaction.TransactionalException;

/** @see FailureMapper */
public final class TransactionFailureMapper extends FailureMapper<TransactionalException> {}
