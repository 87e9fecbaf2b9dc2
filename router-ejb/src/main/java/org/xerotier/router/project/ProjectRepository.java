package org.xerotier.router.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

@ApplicationScoped
@InTransaction
class ProjectRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(Project project) {
        entities.persist(project);
    }

    Optional<Project> find(ProjectId id) {
        return Optional.ofNullable(entities.find(Project.class, id.value()));
    }

    Optional<Project> findBySlug(String slug) {
        return entities.createQuery("select p from Project p where p.slug = :slug", Project.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    List<Project> list(PageRequest page) {
        String after = page.afterKey();
        var query = entities.createQuery(
                        "select p from Project p" + (after == null ? "" : " where p.id < :after")
                                + " order by p.id desc",
                        Project.class)
                .setMaxResults(page.fetch());
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultList();
    }

    boolean isEmpty() {
        return entities.createQuery("select p.id from Project p", String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * Lets one transaction of all routers at a time decide whether a first project is to be made. Taken before anything
     * is read, released by the end of the transaction; nothing else takes it, so there is no order to keep.
     */
    void lockFirst() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('xerotier.first_project'))")
                .getSingleResult();
    }
}
