package org.xerotier.router.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.WebhookId;

/** An event's way from the acting transaction to a settled delivery. */
@ExtendWith(MigratedDatabase.class)
class WebhookDeliveryTest {

    private NotifyRoom room;

    @BeforeEach
    void open(MigratedDatabase database) {
        room = new NotifyRoom(NotifyRoom.alone(database));
    }

    @Test
    void nothingIsWrittenForNobody() {
        room.webhook(WebhookEvent.EXEC_FAILED);
        room.database
                .entities()
                .run(entities -> room.outbox(entities).tell(WebhookEvent.EXEC_COMPLETED, room.project, () -> {
                    throw new AssertionError("nobody wants it, so it is not even made");
                }));
        assertThat(room.written.heard()).isEmpty();
    }

    @Test
    void whoWantsItGetsItAndNobodyElse() {
        MintedWebhook wants = room.webhook(WebhookEvent.EXEC_COMPLETED, WebhookEvent.EXEC_FAILED);
        room.webhook(WebhookEvent.EXEC_FAILED);
        tell(WebhookEvent.EXEC_COMPLETED, "once");

        assertThat(room.take())
                .extracting(taken -> taken.webhook().value())
                .containsExactly(wants.view().id());
        assertThat(room.written.heard()).hasSize(1);
    }

    @Test
    void theSameOccasionIsOneEvent() {
        room.webhook(WebhookEvent.EXEC_COMPLETED);
        tell(WebhookEvent.EXEC_COMPLETED, "again");
        tell(WebhookEvent.EXEC_COMPLETED, "again");

        assertThat(room.take()).hasSize(1);
    }

    @Test
    void theBodyIsTheEnvelopeAndStaysTheSameOverAttempts() throws IOException {
        room.webhook(WebhookEvent.EXEC_COMPLETED);
        tell(WebhookEvent.EXEC_COMPLETED, "body");
        Consignment first = room.take().get(0);
        JsonNode body = new ObjectMapper().readTree(first.body());
        assertThat(body.get("id").asText()).isEqualTo(first.eventId()).startsWith("evt_");
        assertThat(body.get("object").asText()).isEqualTo("event");
        assertThat(body.get("type").asText()).isEqualTo("exec.completed");
        assertThat(body.get("created_at").asLong())
                .isEqualTo(room.clock.instant().getEpochSecond());
        assertThat(body.get("data").get("tool_name").asText()).isEqualTo("host.uptime");

        room.settle(first, DeliveryOutcome.answered(503));
        room.clock.advance(Duration.ofMinutes(1));
        Consignment second = room.take().get(0);

        assertThat(second.eventId()).isEqualTo(first.eventId());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.attempt()).isEqualTo(2);
    }

    @Test
    void whatACrashLeftIsTakenAgainWhenItsLeaseEndsAndNotBefore() {
        room.webhook(WebhookEvent.EXEC_COMPLETED);
        tell(WebhookEvent.EXEC_COMPLETED, "crash");
        Consignment lost = room.take().get(0);

        room.clock.advance(NotifyRoom.CONFIG.timeout());
        assertThat(room.take()).isEmpty();
        room.clock.advance(Duration.ofSeconds(21));
        Consignment again = room.take().get(0);
        assertThat(again.eventId()).isEqualTo(lost.eventId());

        room.settle(lost, DeliveryOutcome.answered(500));
        room.settle(again, DeliveryOutcome.answered(204));
        assertThat(only(again).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void afterTheLastAttemptItIsExhausted() {
        room.webhook(WebhookEvent.EXEC_COMPLETED);
        tell(WebhookEvent.EXEC_COMPLETED, "never");
        for (int attempt = 1; attempt <= NotifyRoom.CONFIG.attempts(); attempt++) {
            Consignment taken = room.take().get(0);
            assertThat(taken.attempt()).isEqualTo(attempt);
            room.settle(taken, DeliveryOutcome.answered(attempt == 1 ? 302 : 500));
            room.clock.advance(Duration.ofHours(1));
            if (attempt == NotifyRoom.CONFIG.attempts()) {
                assertThat(only(taken).state()).isEqualTo(DeliveryState.EXHAUSTED);
                assertThat(only(taken).lastStatus()).isEqualTo(500);
                assertThat(only(taken).nextAt()).isNull();
            }
        }
        assertThat(room.take()).isEmpty();
    }

    @Test
    void aWebhookThatIsSwitchedOffOrGoneIsNotToldAndNothingFails() {
        MintedWebhook off = room.webhook(WebhookEvent.EXEC_COMPLETED);
        tell(WebhookEvent.EXEC_COMPLETED, "off");
        WebhookWish quiet = new WebhookWish(null, null, null, null, false);
        room.database
                .entities()
                .run(entities -> room.register(entities)
                        .change(room.admin, new WebhookId(off.view().id()), quiet));
        assertThat(room.take()).isEmpty();
        assertThat(deliveries(off).get(0).state()).isEqualTo(DeliveryState.EXHAUSTED);

        room.database.entities().run(entities -> {
            Outbox outbox = room.outbox(entities);
            String event =
                    outbox.write(draft(WebhookEvent.EXEC_COMPLETED, "gone")).orElseThrow();
            assertThat(outbox.address(
                            room.project,
                            event,
                            WebhookEvent.EXEC_COMPLETED,
                            List.of(new WebhookId("whk_" + "0".repeat(32)))))
                    .isZero();
        });
    }

    @Test
    void ofManyRoutersThatLookAtOnceOneTakesEachDelivery() throws Exception {
        room.webhook(WebhookEvent.EXEC_COMPLETED);
        for (int i = 0; i < 40; i++) {
            tell(WebhookEvent.EXEC_COMPLETED, "race " + i);
        }
        ExecutorService routers = Executors.newFixedThreadPool(8);
        try {
            Callable<List<Consignment>> look = () -> room.database
                    .entities()
                    .commit(entities -> room.delivering(entities).take(List.of(), 1_000));
            int taken = 0;
            Set<String> events = new HashSet<>();
            for (int round = 0; round < 8; round++) {
                for (Future<List<Consignment>> future : routers.invokeAll(java.util.Collections.nCopies(8, look))) {
                    for (Consignment one : room.ours(future.get())) {
                        taken++;
                        events.add(one.eventId());
                    }
                }
            }
            assertThat(taken).isEqualTo(40);
            assertThat(events).hasSize(40);
        } finally {
            routers.shutdownNow();
        }
    }

    @Test
    void aBusyWebhookWaitsAndTheOthersDoNot() {
        room.drain();
        WebhookId busy =
                new WebhookId(room.webhook(WebhookEvent.EXEC_COMPLETED).view().id());
        MintedWebhook idle = room.webhook(WebhookEvent.EXEC_COMPLETED);
        tell(WebhookEvent.EXEC_COMPLETED, "busy");

        assertThat(taken(List.of(busy, busy), 10))
                .containsExactly(new WebhookId(idle.view().id()));
    }

    @Test
    void oneWebhooksBacklogTakesNoMoreThanItsShare() {
        room.drain();
        MintedWebhook dead = room.webhook(WebhookEvent.EXEC_FAILED);
        for (int i = 0; i < 10; i++) {
            tell(WebhookEvent.EXEC_FAILED, "dead " + i);
        }
        MintedWebhook alive = room.webhook(WebhookEvent.EXEC_COMPLETED);
        tell(WebhookEvent.EXEC_COMPLETED, "alive");
        WebhookId first = new WebhookId(dead.view().id());

        assertThat(taken(List.of(), 8))
                .containsExactlyInAnyOrder(
                        first, first, new WebhookId(alive.view().id()));
        assertThat(taken(List.of(first), 8)).containsExactly(first);
        assertThat(taken(List.of(first, first), 8)).isEmpty();
    }

    private List<WebhookId> taken(List<WebhookId> underWay, int most) {
        return room
                .ours(room.database
                        .entities()
                        .commit(entities -> room.delivering(entities).take(underWay, most)))
                .stream()
                .map(Consignment::webhook)
                .toList();
    }

    @Test
    void aSecretThatCannotBeOpenedHoldsUpNobodyElse() {
        room.changeKey();
        MintedWebhook sealedOtherwise = room.webhook(WebhookEvent.EXEC_COMPLETED);
        room.changeKey();
        MintedWebhook fine = room.webhook(WebhookEvent.EXEC_COMPLETED);
        tell(WebhookEvent.EXEC_COMPLETED, "lost key");

        assertThat(room.take())
                .extracting(one -> one.webhook().value())
                .containsExactly(fine.view().id());
        assertThat(deliveries(sealedOtherwise).get(0).lastError()).contains("cannot be opened");
        assertThat(deliveries(sealedOtherwise).get(0).state()).isEqualTo(DeliveryState.PENDING);
    }

    @Test
    void tenTryOutsAnHourAndNotOneMore() {
        WebhookId webhook =
                new WebhookId(room.webhook(WebhookEvent.EXEC_FAILED).view().id());
        for (int i = 0; i < WebhookRegisterService.TESTS_PER_HOUR; i++) {
            DeliveryView test = room.database
                    .entities()
                    .commit(entities -> room.register(entities).test(room.admin, webhook));
            assertThat(test.type()).isEqualTo(WebhookEvent.WEBHOOK_TEST);
        }
        assertThatThrownBy(() -> room.database
                        .entities()
                        .run(entities -> room.register(entities).test(room.admin, webhook)))
                .isInstanceOfSatisfying(
                        RouterException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(NotifyError.WEBHOOK_TEST_LIMIT_REACHED));
        room.clock.advance(Duration.ofMinutes(61));
        room.database.entities().run(entities -> room.register(entities).test(room.admin, webhook));
    }

    @Test
    void oldEventsAreForgottenWithTheirDeliveriesButNoneThatIsStillOnItsWay() {
        MintedWebhook webhook = room.webhook(WebhookEvent.EXEC_COMPLETED);
        tell(WebhookEvent.EXEC_COMPLETED, "old and told");
        room.settle(room.take().get(0), DeliveryOutcome.answered(200));
        tell(WebhookEvent.EXEC_COMPLETED, "old and waiting");
        room.clock.advance(NotifyRoom.CONFIG.keep().plusSeconds(1));

        room.database.entities().run(entities -> room.delivering(entities).forgetOld(1_000));

        assertThat(deliveries(webhook)).extracting(DeliveryView::state).containsExactly(DeliveryState.PENDING);
    }

    private void tell(WebhookEvent type, String occasion) {
        room.database
                .entities()
                .run(entities -> room.outbox(entities).tell(type, room.project, () -> draft(type, occasion)));
    }

    private EventDraft draft(WebhookEvent type, String occasion) {
        return new EventDraft(
                type,
                room.project,
                occasion,
                JsonNodeFactory.instance.objectNode().put("tool_name", "host.uptime"));
    }

    private DeliveryView only(Consignment consignment) {
        return room.database
                .entities()
                .commit(entities -> room.deliveries(entities)
                        .list(room.project, consignment.webhook(), PageRequest.first())
                        .get(0)
                        .view());
    }

    private List<DeliveryView> deliveries(MintedWebhook webhook) {
        return room.database
                .entities()
                .commit(entities -> room.register(entities)
                        .deliveries(room.admin, new WebhookId(webhook.view().id()), PageRequest.first())
                        .items());
    }
}
