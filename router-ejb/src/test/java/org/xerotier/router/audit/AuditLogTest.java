package org.xerotier.router.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

@ExtendWith(MigratedDatabase.class)
class AuditLogTest {

    private final MutableClock clock = new MutableClock();
    private final ProjectId project = ProjectId.next(Actors.IDS);
    private final Actor actor = Actors.admin(project);
    private MigratedDatabase database;

    @BeforeEach
    void takeDatabase(MigratedDatabase database) {
        this.database = database;
    }

    @Test
    void aRowTellsWhoDidWhatWithinWhichRequest() {
        record(AuditEntry.of("thing.made", "thing", "t1").with("name", "first").with("size", 3));
        AuditView row = list(AuditFilter.EVERYTHING).items().get(0);
        assertThat(row.at()).isEqualTo(clock.instant());
        assertThat(row.actor()).isEqualTo(new AuditView.Who("api_key", actor.id(), actor.name()));
        assertThat(row.subject()).isEqualTo(new AuditView.What("thing", "t1"));
        assertThat(row.requestId()).isEqualTo(actor.request().requestId());
        assertThat(row.traceId()).isEqualTo(actor.request().trace().traceId());
        assertThat(row.outcome()).isEqualTo("done");
        assertThat(row.detail().toString())
                .isEqualTo(
                        "{\"name\": \"first\", \"size\": 3}".replace(": ", ":").replace(", ", ","));
    }

    @Test
    void anActThatRollsBackLeavesNoRow() {
        assertThatThrownBy(() -> database.entities().run(entities -> {
                    AuditRoom.log(entities, clock).record(actor, AuditEntry.of("thing.made", "thing", "t1"));
                    entities.flush();
                    throw new IllegalStateException("the act fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(list(AuditFilter.EVERYTHING).items()).isEmpty();
    }

    @Test
    void rowsOfAnotherProjectAreNeverListed() {
        record(AuditEntry.of("thing.made", "thing", "t1"));
        Actor stranger = Actors.admin(ProjectId.next(Actors.IDS));
        assertThat(database.entities()
                        .commit(entities ->
                                AuditRoom.service(entities).list(stranger, AuditFilter.EVERYTHING, PageRequest.first()))
                        .items())
                .isEmpty();
    }

    /** Not committed, since what the rows are about does not exist, and the foreign keys are checked at commit. */
    @Test
    void filtersNarrow() {
        InvocationId invocation = InvocationId.next(Actors.IDS);
        try (EntityManager entities = database.entities().manager()) {
            entities.getTransaction().begin();
            AuditLog log = AuditRoom.log(entities, clock);
            log.record(actor, AuditEntry.of("thing.made", "thing", "t1"));
            clock.advance(Duration.ofMinutes(1));
            Instant middle = clock.instant();
            log.record(actor, AuditEntry.of("thing.broken", "thing", "t2").about(invocation));
            log.record(actor, AuditEntry.of("thing_else.made", "other", "t1"));

            assertThat(actions(entities, new AuditFilter("thing.", null, null, null, null)))
                    .containsExactly("thing.broken", "thing.made");
            assertThat(actions(entities, new AuditFilter("thing.made", null, null, null, null)))
                    .containsExactly("thing.made");
            assertThat(actions(entities, new AuditFilter(null, "t1", null, null, null)))
                    .containsExactly("thing_else.made", "thing.made");
            assertThat(actions(entities, new AuditFilter(null, invocation.value(), null, null, null)))
                    .containsExactly("thing.broken");
            assertThat(actions(entities, new AuditFilter(null, null, null, middle, null)))
                    .containsExactly("thing_else.made", "thing.broken");
            assertThat(actions(entities, new AuditFilter(null, null, null, null, middle)))
                    .containsExactly("thing.made");
            assertThat(actions(entities, new AuditFilter(null, null, actor.principal(), null, null)))
                    .hasSize(3);
            assertThat(actions(entities, new AuditFilter(null, null, "somebody else", null, null)))
                    .isEmpty();
            entities.getTransaction().rollback();
        }
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        for (int i = 0; i < 5; i++) {
            record(AuditEntry.of("thing.made", "thing", "t" + i));
        }
        PageRequest request = new PageRequest(2, null);
        List<String> seen = new ArrayList<>();
        for (Page<AuditView> page = list(AuditFilter.EVERYTHING, request); ; ) {
            page.items().forEach(row -> seen.add(row.subject().id()));
            if (!page.hasMore()) {
                break;
            }
            page = list(AuditFilter.EVERYTHING, new PageRequest(2, page.next()));
        }
        assertThat(seen).containsExactly("t4", "t3", "t2", "t1", "t0");
    }

    private void record(AuditEntry entry) {
        database.entities().run(entities -> AuditRoom.log(entities, clock).record(actor, entry));
    }

    private List<String> actions(EntityManager entities, AuditFilter filter) {
        return AuditRoom.service(entities).list(actor, filter, PageRequest.first()).items().stream()
                .map(AuditView::action)
                .toList();
    }

    private Page<AuditView> list(AuditFilter filter) {
        return list(filter, PageRequest.first());
    }

    private Page<AuditView> list(AuditFilter filter, PageRequest page) {
        return database.entities()
                .commit(entities -> AuditRoom.service(entities).list(actor, filter, page));
    }
}
