package org.xerotier.router.kernel;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionRequiredException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.TransactionalException;

/**
 * Refuses calls that come without a transaction, in the words of {@code @Transactional(MANDATORY)}: what they did would be
 * seen before, or without, the rest of it.
 */
@Interceptor
@InTransaction
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
public class InTransactionGuard {

    @Resource
    TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object guard(InvocationContext call) throws Exception {
        int status = transaction.getTransactionStatus();
        if (status != Status.STATUS_ACTIVE && status != Status.STATUS_MARKED_ROLLBACK) {
            String what = "%s was called without a transaction"
                    .formatted(call.getMethod().toGenericString());
            throw new TransactionalException(what, new TransactionRequiredException(what));
        }
        return call.proceed();
    }
}
