package org.xerotier.router.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.approval.ApprovalHappened;
import org.xerotier.router.approval.ApprovalHappening;
import org.xerotier.router.approval.ApprovalStatus;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.people.SystemRole;

/** A stage's way from the transaction that opens it to those it asks: once each, whatever the broker does. */
@ExtendWith(MigratedDatabase.class)
class NotificationTest {

    private static final String LENA = "mail:lena@example.com";

    private final SmtpServer smtp = new SmtpServer();
    private NotifyRoom room;
    private EscalationDesk desk;

    @BeforeEach
    void open(MigratedDatabase database) {
        room = new NotifyRoom(NotifyRoom.alone(database));
        desk = desk(smtp.port());
    }

    @AfterEach
    void close() {
        smtp.close();
    }

    @Test
    void ofManyHandlersOfOneStageOneSends() throws Exception {
        String id = open(ApprovalHappening.REQUESTED, 0, LENA).get(0);
        ExecutorService handlers = Executors.newFixedThreadPool(10);
        try {
            Callable<Optional<EscalationDesk.Again>> handle = () -> desk.handle(EscalationDesk.message(id));
            for (Future<Optional<EscalationDesk.Again>> handled : handlers.invokeAll(Collections.nCopies(50, handle))) {
                assertThat(handled.get()).isEmpty();
            }
        } finally {
            handlers.shutdownNow();
        }
        assertThat(smtp.mails).hasSize(1);
    }

    @Test
    void theSameStageToldTwiceIsPlannedOnceAndTheNextOneAnew() {
        assertThat(open(ApprovalHappening.REQUESTED, 0, LENA)).hasSize(2);
        ApprovalHappened next = happened(ApprovalHappening.STAGE_OPENED, 1, LENA);
        tell(next);
        tell(next);
        assertThat(room.planned.heard()).hasSize(2);
        assertThat(room.planned.heard().get(1).ids()).hasSize(2);
    }

    @Test
    void aWebhookChannelGivesEverySubscriberADelivery() {
        room.webhook(WebhookEvent.EXEC_APPROVAL_REQUESTED);
        room.webhook(WebhookEvent.EXEC_APPROVAL_REQUESTED, WebhookEvent.EXEC_APPROVED);
        room.webhook(WebhookEvent.EXEC_APPROVED);
        String id = open(ApprovalHappening.REQUESTED, 0, "webhook").get(0);
        assertThat(room.take()).isEmpty();

        desk.handle(EscalationDesk.message(id));
        desk.handle(EscalationDesk.message(id));

        List<Consignment> taken = room.take();
        assertThat(taken).hasSize(2);
        assertThat(taken.stream().map(Consignment::eventId).distinct()).hasSize(1);
    }

    @Test
    void aWebhookNamedByThePolicyIsToldWhateverItSubscribedTo() {
        MintedWebhook named = room.webhook(WebhookEvent.EXEC_FAILED);
        String id = open(
                        ApprovalHappening.REQUESTED,
                        0,
                        "webhook:" + named.view().id())
                .get(0);
        desk.handle(EscalationDesk.message(id));
        assertThat(room.take())
                .extracting(one -> one.webhook().value())
                .containsExactly(named.view().id());
    }

    @Test
    void whereNobodyListensAStageWritesNothing() {
        tell(happened(ApprovalHappening.REQUESTED, 0, "webhook"));
        assertThat(room.planned.heard()).isEmpty();
    }

    @Test
    void decisionsAreToldAtOnceAndVotesAreNot() {
        room.webhook(WebhookEvent.EXEC_APPROVED, WebhookEvent.EXEC_REJECTED, WebhookEvent.EXEC_APPROVAL_TIMED_OUT);
        tell(happened(ApprovalHappening.VOTED, 0, "webhook"));
        assertThat(room.take()).isEmpty();
        tell(happened(ApprovalHappening.APPROVED, 0, "webhook"));
        tell(happened(ApprovalHappening.REJECTED, 0, "webhook"));
        tell(happened(ApprovalHappening.TIMED_OUT, 0, "webhook"));
        // At most two of a webhook are under way at once.
        assertThat(room.take()).hasSize(2);
        assertThat(room.take()).hasSize(1);
    }

    @Test
    void aReminderComesAtHalfTimeAndOnlyWhileNobodyDecided() {
        List<String> ids = open(ApprovalHappening.REQUESTED, 0, LENA);
        String reminder = ids.get(1);
        assertThat(room.notifying().queue(reminder)).contains(Duration.ofMinutes(5));
        desk.handle(EscalationDesk.message(reminder));
        assertThat(smtp.mails).as("early").isEmpty();

        room.clock.advance(Duration.ofMinutes(5));
        desk.handle(EscalationDesk.message(reminder));
        assertThat(smtp.mails).hasSize(1).first().asString().contains("Reminder: approval needed");
    }

    @Test
    void aDecisionOvertakesWhatWasNotSentYet() {
        List<String> ids = open(ApprovalHappening.REQUESTED, 0, LENA);
        room.approvalStatus = ApprovalStatus.APPROVED;
        room.clock.advance(Duration.ofMinutes(5));
        ids.forEach(id -> assertThat(desk.handle(EscalationDesk.message(id))).isEmpty());
        assertThat(smtp.mails).isEmpty();
        assertThat(letters()).isEmpty();
    }

    @Test
    void whatWasCommittedAndNeverSentIsFoundAgainAndNothingElse() {
        List<String> ids = open(ApprovalHappening.REQUESTED, 0, LENA);
        assertThat(forgotten()).as("the commit was just now").isEmpty();
        room.clock.advance(Duration.ofSeconds(6));
        assertThat(forgotten()).containsExactlyInAnyOrderElementsOf(ids);

        ids.forEach(id -> room.notifying().queue(id));
        assertThat(forgotten()).as("a message is under way").isEmpty();
        room.clock.advance(Duration.ofSeconds(61));
        assertThat(forgotten()).as("overdue").containsExactly(ids.get(0));
    }

    @Test
    void whatFailsAgainAndAgainBecomesADeadLetterAndCanBeRetried() {
        smtp.isRefusing = true;
        String id = open(ApprovalHappening.REQUESTED, 0, LENA).get(0);
        for (int attempt = 1; attempt < NotifyRoom.NOTICES.attempts(); attempt++) {
            Optional<EscalationDesk.Again> again = desk.handle(EscalationDesk.message(id));
            assertThat(again).isPresent();
            room.clock.advance(again.get().delay());
        }
        assertThat(desk.handle(EscalationDesk.message(id))).isEmpty();

        DeadLetterView letter = letters().get(0);
        assertThat(letters()).hasSize(1);
        assertThat(letter.attempts()).isEqualTo(NotifyRoom.NOTICES.attempts());
        assertThat(letter.level()).isEqualTo(DeadLetterView.Level.PROJECT);
        assertThat(letter.error()).contains("did not take it");
        assertThat(letter.firstFailedAt()).isBefore(letter.lastFailedAt());
        assertThat(desk.handle(EscalationDesk.message(id))).as("it is dead").isEmpty();

        smtp.isRefusing = false;
        room.database.entities().run(entities -> room.dead(entities).retry(room.admin, letter.id()));
        assertThat(letters()).isEmpty();
        assertThat(room.planned.heard()).last().isEqualTo(new NotificationsPlanned(List.of(id)));
        desk.handle(EscalationDesk.message(id));
        assertThat(smtp.mails).hasSize(1);
    }

    @Test
    void withoutAMailServerAMailIsADeadLetterAtOnceThatSaysWhy() {
        String id = open(ApprovalHappening.REQUESTED, 0, LENA).get(0);
        EscalationDesk unset = new EscalationDesk(room.notifying(), room.dead(), new Mailer(mail("", 25), room.clock));
        assertThat(unset.handle(EscalationDesk.message(id))).isEmpty();
        assertThat(letters()).hasSize(1);
        assertThat(letters().get(0).error()).contains("XEROTIER_MAIL_HOST");
    }

    @Test
    void aChannelNobodyKnowsIsADeadLetterAndNotAFailureOfTheCall() {
        String gone = "webhook:whk_" + "0".repeat(32);
        List<String> ids = open(ApprovalHappening.REQUESTED, 0, "pigeon:x", gone, "mail:nobody");
        ids.forEach(id -> desk.handle(EscalationDesk.message(id)));
        assertThat(letters()).hasSize(3);
    }

    @Test
    void aPoisonMessageIsAnAdministratorsLetter() {
        for (String poison : List.of("", "{", "{\"notification\":7}", "\u0000", "x".repeat(100_000))) {
            assertThat(desk.handle(poison)).isEmpty();
        }
        assertThat(desk.handle(null)).isEmpty();
        assertThat(letters()).as("not the project's").isEmpty();

        room.systemRoles.add(SystemRole.ADMIN);
        assertThat(letters()).hasSize(6).allMatch(one -> one.level() == DeadLetterView.Level.SYSTEM);
        letters()
                .forEach(one -> room.database
                        .entities()
                        .run(entities -> room.dead(entities).discard(room.admin, one.id())));
        assertThat(letters()).isEmpty();
    }

    @Test
    void anOldEventIsKeptForItsDeadLetterAndNoLonger() {
        open(ApprovalHappening.REQUESTED, 0, "pigeon:x").forEach(id -> desk.handle(EscalationDesk.message(id)));
        DeadLetterView letter = letters().get(0);
        String event = letter.payload().get("event_id").asText();
        room.clock.advance(NotifyRoom.CONFIG.keep().plusSeconds(1));
        forget();
        assertThat(isKnown(event)).isTrue();

        letters()
                .forEach(one -> room.database
                        .entities()
                        .run(entities -> room.dead(entities).discard(room.admin, one.id())));
        forget();

        assertThat(isKnown(event)).isFalse();
    }

    private void forget() {
        room.database.entities().run(entities -> room.delivering(entities).forgetOld(1_000));
    }

    private boolean isKnown(String event) {
        return room.database
                .entities()
                .commit(entities ->
                        room.events(entities).find(room.project, event).isPresent());
    }

    @Test
    void anotherProjectsLettersAreNotThere() {
        open(ApprovalHappening.REQUESTED, 0, "pigeon:x").forEach(id -> desk.handle(EscalationDesk.message(id)));
        String id = letters().get(0).id();
        var stranger = Actors.admin(room.newProject());
        assertThatThrownBy(() -> room.database
                        .entities()
                        .commit(entities -> room.dead(entities).get(stranger, id)))
                .isInstanceOf(RouterException.class);
    }

    private List<DeadLetterView> letters() {
        return room.database
                .entities()
                .commit(entities -> room.dead(entities)
                        .list(room.admin, PageRequest.first())
                        .items());
    }

    private List<String> forgotten() {
        List<String> ours = room.planned.heard().stream()
                .flatMap(planned -> planned.ids().stream())
                .toList();
        return room.notifying().forgotten(1_000).stream().filter(ours::contains).toList();
    }

    /** Opens a stage with a clock of ten minutes; the notifications that were planned for it. */
    private List<String> open(ApprovalHappening what, int stage, String... channels) {
        tell(happened(what, stage, channels));
        return room.planned.heard().get(room.planned.heard().size() - 1).ids();
    }

    private void tell(ApprovalHappened event) {
        room.database.entities().run(entities -> room.tap(entities).happened(event));
    }

    private final ApprovalId approval = ApprovalId.next(Actors.IDS);

    private ApprovalHappened happened(ApprovalHappening what, int stage, String... channels) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("approval_id", approval.value())
                .put("tool", "db.drop")
                .put("risk", "destructive")
                .put("round", 1)
                .put(
                        "expires_at",
                        room.clock.instant().plus(Duration.ofMinutes(10)).toString());
        return new ApprovalHappened(
                room.admin,
                what,
                room.project,
                approval,
                InvocationId.next(Actors.IDS),
                stage,
                List.of(channels),
                data);
    }

    private EscalationDesk desk(int port) {
        return new EscalationDesk(room.notifying(), room.dead(), new Mailer(mail("127.0.0.1", port), room.clock));
    }

    private static MailConfig mail(String host, int port) {
        return new MailConfig(
                host, port, "router@example.com", "", new Secret(""), MailConfig.Security.NONE, Duration.ofSeconds(5));
    }
}
