package org.xerotier.router.enrollment;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Ends unused join keys. For the list only: whether a key may be used is decided by its time. */
@Singleton
@Startup
@DependsOn("RouterStartup")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JoinKeyTimer {

    @Inject
    JoinKeyService joinKeys;

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    public void everyMinute() {
        joinKeys.expireDue();
    }
}
