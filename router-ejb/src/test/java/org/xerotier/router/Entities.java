package org.xerotier.router;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.xerotier.provision.postgres.RouterDatabase;

/** The persistence unit of the router outside the container: the same entities and provider, transactions by hand. */
public final class Entities {

    private final EntityManagerFactory factory;

    Entities(RouterDatabase database) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(PersistenceUnitProperties.TRANSACTION_TYPE, PersistenceUnitTransactionType.RESOURCE_LOCAL.name());
        settings.put(PersistenceUnitProperties.JTA_DATASOURCE, "");
        settings.put(PersistenceUnitProperties.JDBC_URL, database.jdbcUrl());
        settings.put(PersistenceUnitProperties.JDBC_USER, database.app().user());
        settings.put(PersistenceUnitProperties.JDBC_PASSWORD, database.app().password());
        settings.put(PersistenceUnitProperties.JDBC_DRIVER, "org.postgresql.Driver");
        settings.put(PersistenceUnitProperties.LOGGING_LEVEL, "WARNING");
        factory = new PersistenceProvider().createEntityManagerFactory("router", settings);
    }

    /** A manager of its own, to be closed by the caller. */
    public EntityManager manager() {
        return factory.createEntityManager();
    }

    /** Does the work in a transaction that commits, or rolls back with what was thrown. */
    public <T> T commit(Function<EntityManager, T> work) {
        try (EntityManager manager = manager()) {
            manager.getTransaction().begin();
            try {
                T result = work.apply(manager);
                manager.getTransaction().commit();
                return result;
            } finally {
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
            }
        }
    }

    /** The same for work without a result. */
    public void run(Consumer<EntityManager> work) {
        commit(manager -> {
            work.accept(manager);
            return true;
        });
    }

    void close() {
        factory.close();
    }
}
