package org.xerotier.router.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.UserId;

/** Places in projects. Lock order: the project's row, then its members' rows. */
@ApplicationScoped
@InTransaction
class MemberRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** After the user and the project, which may be as new as the place; the provider does not know they come first. */
    void add(Member member) {
        entities.flush();
        entities.persist(member);
    }

    void remove(Member member) {
        entities.remove(member);
        entities.flush();
    }

    Optional<Member> find(ProjectId project, UserId user) {
        return Optional.ofNullable(entities.find(Member.class, new Member.Key(project, user)));
    }

    /** Held to the end of the transaction; comings and goings of a project's owners happen one after another. */
    Optional<Member> lock(ProjectId project, UserId user) {
        entities.createNativeQuery("select 1 from projects where id = ? for no key update")
                .setParameter(1, project.value())
                .getResultList();
        return Optional.ofNullable(
                entities.find(Member.class, new Member.Key(project, user), LockModeType.PESSIMISTIC_WRITE));
    }

    boolean hasOwnerBesides(ProjectId project, UserId user) {
        return !entities.createQuery(
                        "select m.userId from Member m where m.projectId = :project and m.role = 'owner'"
                                + " and m.userId <> :user",
                        String.class)
                .setParameter("project", project.value())
                .setParameter("user", user.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    List<Member> placedBy(String source, UserId user) {
        return entities.createQuery(
                        "select m from Member m where m.userId = :user and m.source = :source", Member.class)
                .setParameter("user", user.value())
                .setParameter("source", source)
                .getResultList();
    }

    /** Pairs of member and user, last made user first. */
    List<Object[]> list(ProjectId project, PageRequest page) {
        String after = page.afterKey();
        var query = entities.createQuery(
                        "select m, u from Member m, User u where m.projectId = :project and u.id = m.userId"
                                + (after == null ? "" : " and m.userId < :after") + " order by m.userId desc",
                        Object[].class)
                .setParameter("project", project.value())
                .setMaxResults(page.fetch());
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultList();
    }

    /** Pairs of a user's places and their projects' slugs. */
    List<Object[]> placesOf(UserId user) {
        return entities.createNativeQuery("select m.project_id, p.slug, m.role from project_members m"
                        + " join projects p on p.id = m.project_id where m.user_id = ? order by p.slug limit 1000")
                .setParameter(1, user.value())
                .getResultList();
    }
}
