package org.xerotier.router.boot;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;
import org.xerotier.router.kernel.ConfigSection;
import org.xerotier.router.kernel.Readiness;
import org.xerotier.router.kernel.Settings;
import org.xerotier.router.kernel.Ticker;
import org.xerotier.router.kernel.WorkThreads;
import org.xerotier.router.security.RouterKeyService;

/**
 * Runs before everything else of the router. The data source is not an XA one: every transaction has this one resource,
 * and a local commit costs half of a prepared one (ADR 0006). Connections are checked before use, at most every five
 * seconds, since the pool would otherwise keep those a database restart has killed. No isolation level is named: the
 * database's own is read committed, and the pool would ask for it again each time a connection changes hands (seven
 * round trips a call, measured).
 *
 * <p>A router that is cut off or stands still in the middle of a transaction must not hold the others up: the database ends
 * such a transaction after fifteen seconds, finds a peer that is gone after twenty-five, and lets nobody wait for a row
 * longer than ten (ADR 0017).
 */
@DataSourceDefinition(
        name = "java:app/jdbc/router",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=xerotier.database.url:jdbc:postgresql://127.0.0.1:5432/xerotier}",
        user = "${MPCONFIG=xerotier.database.user:xerotier_app}",
        password = "${MPCONFIG=xerotier.database.password:}",
        initialPoolSize = 8,
        minPoolSize = 8,
        maxPoolSize = 64,
        properties = {
            "prepareThreshold=2",
            "preparedStatementCacheQueries=512",
            "preparedStatementCacheSizeMiB=8",
            "tcpKeepAlive=true",
            "connectTimeout=10",
            "socketTimeout=60",
            "options=-c lock_timeout=10s -c idle_in_transaction_session_timeout=15s"
                    + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3",
            "applicationName=xerotier-router",
            "reWriteBatchedInserts=true",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=5",
            "fish.payara.max-wait-time-in-millis=10000"
        })
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class RouterStartup {

    @Inject
    @Any
    Instance<ConfigSection> sections;

    @Inject
    Settings settings;

    @Inject
    RouterKeyService routerKeys;

    @Inject
    Readiness readiness;

    @Inject
    WorkThreads work;

    @Inject
    Ticker ticker;

    @Resource(lookup = "java:app/jdbc/router")
    DataSource application;

    @PostConstruct
    void start() {
        try {
            sections.forEach(section -> section.check(settings));
            settings.refuseIfFaulty();
            DatabaseConfig database = DatabaseConfig.from(settings);
            new DatabaseWait(owner(database), database.patience(), ticker, LockSupport::parkNanos)
                    .through(() -> prepare(database));
        } catch (RuntimeException refused) {
            BootLog.refused(refused);
            forgetDriver();
            throw refused;
        }
        work.start();
        readiness.ready();
        BootLog.ready(readiness.version());
    }

    private void prepare(DatabaseConfig database) {
        BootLog.migrated(new SchemaMigration(owner(database), database.user()).run());
        new DatabasePromises(application).require();
        routerKeys.load();
    }

    @PreDestroy
    void stop() {
        readiness.stopping();
        BootLog.stopping();
        forgetDriver();
    }

    /**
     * The driver is known to the whole JVM from its first use on; one that came with this EAR would hold every class of
     * it. One the server brought along stays: others may use it.
     */
    private static void forgetDriver() {
        try {
            if (Driver.class.getClassLoader() == Flyway.class.getClassLoader() && Driver.isRegistered()) {
                Driver.deregister();
            }
        } catch (SQLException e) {
            BootLog.driverStays(e);
        }
    }

    private static DataSource owner(DatabaseConfig config) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setURL(config.url());
        owner.setUser(config.ownerUser());
        owner.setPassword(config.ownerPassword().reveal());
        owner.setApplicationName("xerotier-migration");
        return owner;
    }
}
