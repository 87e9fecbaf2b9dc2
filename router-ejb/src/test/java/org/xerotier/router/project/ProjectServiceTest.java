package org.xerotier.router.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.RouterException;

@ExtendWith(MigratedDatabase.class)
class ProjectServiceTest {

    private MigratedDatabase database;

    @BeforeEach
    void takeDatabase(MigratedDatabase database) {
        this.database = database;
    }

    @Test
    void aProjectIsFoundByIdAndBySlug() {
        ProjectView made = in(projects -> projects.create(new ProjectSlug("found-twice"), "Found twice"));
        assertThat(this.<ProjectView>in(projects -> projects.get("found-twice")))
                .isEqualTo(made);
        assertThat(this.<ProjectView>in(projects -> projects.get(made.id().value())))
                .isEqualTo(made);
    }

    @Test
    void anUnknownProjectAndAMalformedNameAnswerAlike() {
        for (String name : List.of("nobody", "proj_" + "0".repeat(32), "proj_", "' or 1=1", "")) {
            assertRefused(() -> in(projects -> projects.get(name)), "project_not_found");
        }
    }

    @Test
    void aSlugIsTakenOnce() {
        in(projects -> projects.create(new ProjectSlug("once-only"), "First"));
        assertRefused(
                () -> in(projects -> projects.create(new ProjectSlug("once-only"), "Second")), "project_slug_taken");
    }

    @Test
    void aSlugThatCouldBeARouteOrAnIdIsRefused() {
        for (String slug :
                List.of("v1", "health", "openapi", "proj_x", "A", "a", "-a", "a-", "a--b", "a".repeat(41), "ü1")) {
            assertRefused(() -> new ProjectSlug(slug), "project_slug_invalid");
        }
    }

    @Test
    void theDatabaseKeepsIdAndSlugForEver() throws SQLException {
        ProjectView made = in(projects -> projects.create(new ProjectSlug("kept"), "Kept"));
        for (String change : List.of("slug = 'other'", "id = 'proj_" + "1".repeat(32) + "'", "created_at = now()")) {
            try (var app = database.app()) {
                assertThatThrownBy(() -> app.createStatement()
                                .execute("update projects set " + change + " where id = '" + made.id() + "'"))
                        .hasMessageContaining("cannot change");
            }
        }
    }

    private <T> T in(Function<ProjectService, T> work) {
        return database.entities().commit(entities -> work.apply(ProjectRoom.service(entities, new MutableClock())));
    }

    private static void assertRefused(ThrowingCallable attempt, String code) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RouterException.class, e -> assertThat(e.code().code()).isEqualTo(code));
    }
}
