package org.xerotier.router.enrollment;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Ends unused join keys. For the list only: whether a key may be used is decided by its time. */
@Singleton
@Startup
@DependsOn("RouterStartup")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JoinKeyTimer {

    private static final Logger LOG = System.getLogger("org.xerotier.router.enrollment");

    @Inject
    JoinKeyService joinKeys;

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    public void everyMinute() {
        try {
            joinKeys.expireDue();
        } catch (RuntimeException fault) {
            // A timer that fails twice is taken away by the server; this one must come back.
            LOG.log(
                    Level.ERROR,
                    "XR-ENR-0001 unused join keys could not be looked through; tried again in a minute",
                    fault);
        }
    }
}
