package org.xerotier.router.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.xerotier.router.kernel.ProjectId;

@Entity
@Table(name = "projects")
class Project {

    @Id
    private String id;

    private String slug;
    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected Project() {}

    Project(ProjectId id, ProjectSlug slug, String name, Instant createdAt) {
        this.id = id.value();
        this.slug = slug.value();
        this.name = name;
        this.createdAt = createdAt;
    }

    ProjectView view() {
        return new ProjectView(new ProjectId(id), slug, name, createdAt);
    }
}
