package org.xerotier.router.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.UserId;

/** Users and what issuers call them. Neither belongs to a project. */
@ApplicationScoped
@InTransaction
class UserRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** Written at once: identities, places and passwords of the same transaction refer to it. */
    void add(User user) {
        entities.persist(user);
        entities.flush();
    }

    void add(UserIdentity identity) {
        entities.persist(identity);
    }

    Optional<User> find(UserId id) {
        return Optional.ofNullable(entities.find(User.class, id.value()));
    }

    Optional<User> lock(UserId id) {
        return Optional.ofNullable(entities.find(User.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<User> findByUsername(String username) {
        return entities.createQuery("select u from User u where u.username = :username", User.class)
                .setParameter("username", username)
                .getResultStream()
                .findFirst();
    }

    Optional<UserIdentity> findIdentity(String issuer, String subject) {
        return Optional.ofNullable(entities.find(UserIdentity.class, new UserIdentity.Key(issuer, subject)));
    }

    List<UserIdentity> identities(UserId user) {
        return entities.createQuery(
                        "select i from UserIdentity i where i.userId = :user order by i.issuer, i.subject",
                        UserIdentity.class)
                .setParameter("user", user.value())
                .getResultList();
    }

    void remove(UserIdentity identity) {
        entities.remove(identity);
    }

    /** Whether there is an active admin besides this one. Admins step down one at a time. */
    boolean hasAdminBesides(UserId user) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('xerotier.last_admin'))")
                .getSingleResult();
        return !entities.createQuery(
                        "select u.id from User u where u.systemRole = 'admin' and u.disabledAt is null and u.id <> :user",
                        String.class)
                .setParameter("user", user.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    List<User> list(PageRequest page) {
        String after = page.afterKey();
        var query = entities.createQuery(
                        "select u from User u" + (after == null ? "" : " where u.id < :after") + " order by u.id desc",
                        User.class)
                .setMaxResults(page.fetch());
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultList();
    }
}
