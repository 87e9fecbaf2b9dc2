package org.xerotier.router.notify;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.xerotier.router.Actors;
import org.xerotier.router.Fired;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.audit.AuditRoom;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.project.ProjectRoom;
import org.xerotier.router.project.ProjectSlug;
import org.xerotier.router.security.PayloadCipher;
import org.xerotier.router.security.SecurityRoom;

/** The room's services on a real database, wired by hand; each call is one transaction. */
final class NotifyRoom {

    static final WebhookConfig CONFIG = new WebhookConfig(
            AllowList.parse("127.0.0.0/8"),
            3,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            8,
            Duration.ofHours(24),
            Duration.ofDays(30));

    private static final AtomicLong NUMBER = new AtomicLong();

    final MigratedDatabase database;
    final MutableClock clock = new MutableClock();
    final Fired<OutboxWritten> written = new Fired<>();
    final ProjectId project;
    final Actor admin;
    private final PayloadCipher cipher = SecurityRoom.cipher();

    NotifyRoom(MigratedDatabase database) {
        this.database = database;
        project = newProject();
        admin = Actors.admin(project);
    }

    ProjectId newProject() {
        ProjectSlug slug = new ProjectSlug("notify-" + NUMBER.incrementAndGet());
        return database.entities()
                .commit(entities -> ProjectRoom.service(entities, clock)
                        .create(slug, "Notify")
                        .id());
    }

    MintedWebhook webhook(WebhookEvent... events) {
        WebhookWish wish = new WebhookWish("https://hooks.example.com/x", Set.of(events), null, null, null);
        return database.entities().commit(entities -> register(entities).add(admin, wish));
    }

    WebhookRegisterService register(EntityManager entities) {
        WebhookRegisterService service = new WebhookRegisterService();
        service.webhooks = webhooks(entities);
        service.deliveries = deliveries(entities);
        service.outbox = outbox(entities);
        service.seal = seal();
        service.config = CONFIG;
        service.audit = AuditRoom.log(entities, clock);
        service.ids = Actors.IDS;
        service.random = Actors.RANDOM;
        service.clock = clock;
        return service;
    }

    DeliveryService delivering(EntityManager entities) {
        DeliveryService service = new DeliveryService();
        service.deliveries = deliveries(entities);
        service.events = events(entities);
        service.webhooks = webhooks(entities);
        service.seal = seal();
        service.config = CONFIG;
        service.random = Actors.RANDOM;
        service.clock = clock;
        return service;
    }

    Outbox outbox(EntityManager entities) {
        Outbox outbox = new Outbox();
        outbox.rows = events(entities);
        outbox.subscriptions = subscriptions(entities);
        outbox.written = written;
        outbox.ids = Actors.IDS;
        outbox.clock = clock;
        return outbox;
    }

    Subscriptions subscriptions(EntityManager entities) {
        SubscriptionQueries queries = new SubscriptionQueries();
        queries.webhooks = webhooks(entities);
        Subscriptions subscriptions = new Subscriptions();
        subscriptions.queries = queries;
        return subscriptions;
    }

    /** What is due of this project; other tests' deliveries are left where they are. */
    List<Consignment> take() {
        return database.entities().commit(entities -> delivering(entities).take(List.of(), 1_000)).stream()
                .filter(taken -> isOurs(taken.eventId()))
                .toList();
    }

    void settle(Consignment consignment, DeliveryOutcome outcome) {
        database.entities().run(entities -> delivering(entities).settle(consignment, outcome));
    }

    private boolean isOurs(String event) {
        return database.entities()
                .commit(entities -> events(entities).find(project, event).isPresent());
    }

    OutboxRepository events(EntityManager entities) {
        OutboxRepository rows = new OutboxRepository();
        rows.entities = entities;
        return rows;
    }

    WebhookRepository webhooks(EntityManager entities) {
        WebhookRepository rows = new WebhookRepository();
        rows.entities = entities;
        return rows;
    }

    DeliveryRepository deliveries(EntityManager entities) {
        DeliveryRepository rows = new DeliveryRepository();
        rows.entities = entities;
        return rows;
    }

    private WebhookSeal seal() {
        WebhookSeal seal = new WebhookSeal();
        seal.cipher = cipher;
        return seal;
    }
}
