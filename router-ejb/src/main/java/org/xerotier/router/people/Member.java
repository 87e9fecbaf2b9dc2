package org.xerotier.router.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.UserId;

/** One user's place in one project. */
@Entity
@IdClass(Member.Key.class)
@Table(name = "project_members")
class Member {

    @Id
    @Column(name = "project_id")
    private String projectId;

    @Id
    @Column(name = "user_id")
    private String userId;

    private String role;
    private String source;

    @Column(name = "added_at")
    private Instant addedAt;

    @Column(name = "added_by")
    private String addedBy;

    @Version
    private int version;

    protected Member() {}

    Member(ProjectId project, UserId user, Placement placement, Instant addedAt, String addedBy) {
        this.projectId = project.value();
        this.userId = user.value();
        this.role = placement.role().text();
        this.source = placement.source();
        this.addedAt = addedAt;
        this.addedBy = addedBy;
    }

    void become(ProjectRole role) {
        this.role = role.text();
    }

    ProjectRole role() {
        return ProjectRole.of(role).orElseThrow();
    }

    String source() {
        return source;
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    UserId user() {
        return new UserId(userId);
    }

    MemberView view(UserView user) {
        return new MemberView(user.id(), user.username(), user.displayName(), role(), source, user.isActive(), addedAt);
    }

    /** The two halves of the key, in the form the persistence provider asks for. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String projectId = "";
        private String userId = "";

        protected Key() {}

        Key(ProjectId project, UserId user) {
            this.projectId = project.value();
            this.userId = user.value();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && projectId.equals(that.projectId) && userId.equals(that.userId);
        }

        @Override
        public int hashCode() {
            return 31 * projectId.hashCode() + userId.hashCode();
        }
    }
}
