package org.xerotier.router.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.people.CreateUser;
import org.xerotier.router.people.SystemRole;
import org.xerotier.router.people.Username;
import org.xerotier.router.project.ProjectSlug;

@ExtendWith(MigratedDatabase.class)
class FirstProjectRaceTest {

    private static final int RACERS = 8;

    @Test
    void ofSeveralAtOnceExactlyOneMakesTheFirstProject(MigratedDatabase shared) throws Exception {
        MigratedDatabase database = shared.fresh("first_project_race");
        CyclicBarrier line = new CyclicBarrier(RACERS);
        ExecutorService racers = Executors.newFixedThreadPool(RACERS);
        try {
            List<Callable<String>> runs = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                String slug = "racer-" + i;
                runs.add(() -> {
                    line.await();
                    return open(database, slug);
                });
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> run : racers.invokeAll(runs)) {
                outcomes.add(run.get());
            }
            assertThat(outcomes).containsOnlyOnce("made");
            assertThat(outcomes.stream().filter("bootstrap_closed"::equals)).hasSize(RACERS - 1);
            assertThat(count(database, "projects")).isEqualTo(1);
            assertThat(count(database, "api_keys")).isEqualTo(1);
            assertThat(count(database, "users")).isEqualTo(1);
            assertThat(count(database, "project_members where role = 'owner'")).isEqualTo(1);
            assertThat(count(database, "local_credentials")).isEqualTo(1);
            assertThat(count(database, "execution_audit_log")).isEqualTo(5);
        } finally {
            racers.shutdownNow();
        }
    }

    private static String open(MigratedDatabase database, String slug) {
        try {
            BootstrapView made = database.entities()
                    .commit(entities -> SecurityRoom.firstProject(entities, new MutableClock())
                            .open(
                                    new ProjectSlug(slug),
                                    new FirstProject(
                                            "First",
                                            "admin",
                                            new CreateUser(new Username("ada"), "Ada", null, SystemRole.ADMIN),
                                            new Secret("correct horse battery")),
                                    Actors.request()));
            assertThat(made.apiKey().key().scopes())
                    .containsExactly("approve", "execution", "inference", "management", "research");
            assertThat(made.apiKey().key().principal()).isEqualTo(made.admin().principal());
            return "made";
        } catch (RouterException refused) {
            return refused.code().code();
        }
    }

    private static int count(MigratedDatabase database, String table) throws SQLException {
        try (var owner = database.owner();
                var row = owner.createStatement().executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getInt(1);
        }
    }
}
