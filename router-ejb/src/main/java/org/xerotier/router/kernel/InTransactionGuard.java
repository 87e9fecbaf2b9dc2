package org.xerotier.router.kernel;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionRequiredException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.TransactionalException;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Refuses calls that come without a transaction, in the words of {@code @Transactional(MANDATORY)}: what they did would be
 * seen before, or without, the rest of it.
 */
@Interceptor
@InTransaction
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
public class InTransactionGuard {

    private final TransactionSynchronizationRegistry transaction;

    /**
     * Asks for it by the name the platform gives it everywhere: a resource would be looked up in the component whose call
     * comes first, and there need not be one.
     */
    @SuppressWarnings("BanJNDI")
    public InTransactionGuard() {
        try {
            transaction = InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry");
        } catch (NamingException fault) {
            throw new IllegalStateException("the server has no registry of transactions", fault);
        }
    }

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
