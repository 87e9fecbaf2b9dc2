package org.xerotier.router.notify;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.Actors;
import org.xerotier.router.Fired;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.approval.ApprovalQueries;
import org.xerotier.router.approval.ApprovalStatus;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.audit.AuditRoom;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.people.PeopleQueries;
import org.xerotier.router.people.Standing;
import org.xerotier.router.people.SystemRole;
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

    private static @Nullable MigratedDatabase own;
    private static final AtomicLong NUMBER = new AtomicLong();

    final MigratedDatabase database;
    final MutableClock clock = new MutableClock();
    private final Instant opened = clock.instant();
    static final NoticeConfig NOTICES = new NoticeConfig(3, Duration.ofSeconds(5), Duration.ofSeconds(60));

    final Fired<OutboxWritten> written = new Fired<>();
    final Fired<NotificationsPlanned> planned = new Fired<>();
    final List<SystemRole> systemRoles = new CopyOnWriteArrayList<>();
    volatile ApprovalStatus approvalStatus = ApprovalStatus.PENDING;
    final ProjectId project;
    final Actor admin;
    private static final PayloadCipher CIPHER = SecurityRoom.cipher();
    private PayloadCipher cipher = CIPHER;

    NotifyRoom(MigratedDatabase database) {
        this.database = database;
        project = newProject();
        admin = Actors.admin(project);
    }

    /** A database for this room's tests: their sweeps look at all projects. */
    static synchronized MigratedDatabase alone(MigratedDatabase shared) {
        MigratedDatabase present = own;
        if (present == null) {
            present = shared.fresh("notify");
            own = present;
        }
        return present;
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
        return ours(database.entities().commit(entities -> delivering(entities).take(List.of(), 1_000)));
    }

    /** Takes what other tests left, so that it does not take the place of this one's. */
    void drain() {
        while (!database.entities()
                .commit(entities -> delivering(entities).take(List.of(), 1_000))
                .isEmpty()) {
            // The next of each webhook.
        }
    }

    /** Those of this room's project. */
    List<Consignment> ours(List<Consignment> taken) {
        return taken.stream().filter(one -> isOurs(one.eventId())).toList();
    }

    void settle(Consignment consignment, DeliveryOutcome outcome) {
        database.entities().run(entities -> delivering(entities).settle(consignment, outcome));
    }

    private boolean isOurs(String event) {
        return database.entities()
                .commit(entities -> events(entities).find(project, event).isPresent());
    }

    ApprovalTap tap(EntityManager entities) {
        Notifications notifications = new Notifications();
        notifications.rows = notifications(entities);
        notifications.outbox = outbox(entities);
        notifications.subscriptions = subscriptions(entities);
        notifications.config = NOTICES;
        notifications.planned = planned;
        notifications.ids = Actors.IDS;
        notifications.clock = clock;
        ApprovalTap tap = new ApprovalTap();
        tap.outbox = outbox(entities);
        tap.notifications = notifications;
        return tap;
    }

    NotificationService notifying(EntityManager entities) {
        NotificationService service = new NotificationService();
        service.notifications = notifications(entities);
        service.letters = letters(entities);
        service.events = events(entities);
        service.webhooks = webhooks(entities);
        service.outbox = outbox(entities);
        service.approvals = new ApprovalQueries() {
            @Override
            public ApprovalView get(Actor actor, ApprovalId id) {
                return view(id);
            }
        };
        service.config = NOTICES;
        service.ids = Actors.IDS;
        service.random = Actors.RANDOM;
        service.clock = clock;
        return service;
    }

    /** Every call a transaction of its own, as the container has it. */
    NotificationService notifying() {
        return new NotificationService() {
            @Override
            public Optional<Duration> queue(String id) {
                return database.entities()
                        .commit(entities -> notifying(entities).queue(id));
            }

            @Override
            public List<String> forgotten(int limit) {
                return database.entities()
                        .commit(entities -> notifying(entities).forgotten(limit));
            }

            @Override
            public Optional<MailOrder> begin(String id) {
                return database.entities()
                        .commit(entities -> notifying(entities).begin(id));
            }

            @Override
            public void done(String id, String outcome) {
                database.entities().run(entities -> notifying(entities).done(id, outcome));
            }

            @Override
            public Optional<Duration> failed(String id, String error, boolean isHopeless) {
                return database.entities()
                        .commit(entities -> notifying(entities).failed(id, error, isHopeless));
            }
        };
    }

    DeadLetterService dead(EntityManager entities) {
        DeadLetterService service = new DeadLetterService();
        service.letters = letters(entities);
        service.notifications = notifications(entities);
        service.people = new PeopleQueries() {
            @Override
            public Optional<Standing> standing(ProjectId where, String principal) {
                return Optional.of(
                        new Standing(principal, null, principal, Set.of(), Set.copyOf(systemRoles), Set.of()));
            }
        };
        service.planned = planned;
        service.audit = AuditRoom.log(entities, clock);
        service.ids = Actors.IDS;
        service.clock = clock;
        return service;
    }

    DeadLetterService dead() {
        return new DeadLetterService() {
            @Override
            public void bury(String queue, String message, String error) {
                database.entities().run(entities -> dead(entities).bury(queue, message, error));
            }
        };
    }

    private ApprovalView view(ApprovalId id) {
        ApprovalView.Party somebody = new ApprovalView.Party("key", "somebody");
        return new ApprovalView(
                id.value(),
                "inv_" + "0".repeat(32),
                "ws_" + "0".repeat(32),
                approvalStatus,
                RiskLevel.DESTRUCTIVE,
                RiskLevel.DESTRUCTIVE,
                "db.drop",
                "digest",
                null,
                1,
                0,
                "pol",
                1,
                somebody,
                clock.instant(),
                null,
                null,
                null,
                null,
                null);
    }

    private NotificationRepository notifications(EntityManager entities) {
        NotificationRepository rows = new NotificationRepository();
        rows.entities = entities;
        return rows;
    }

    private DeadLetterRepository letters(EntityManager entities) {
        DeadLetterRepository rows = new DeadLetterRepository();
        rows.entities = entities;
        return rows;
    }

    /** What is sealed from now on cannot be opened by the next, nor what was before. */
    void changeKey() {
        cipher = cipher == CIPHER ? SecurityRoom.cipher() : CIPHER;
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

    /** Its clock is the database's, and moves on with the room's. */
    DeliveryRepository deliveries(EntityManager entities) {
        DeliveryRepository rows = new DeliveryRepository() {
            @Override
            Instant now() {
                return super.now().plus(Duration.between(opened, clock.instant()));
            }
        };
        rows.entities = entities;
        return rows;
    }

    private WebhookSeal seal() {
        WebhookSeal seal = new WebhookSeal();
        seal.cipher = cipher;
        return seal;
    }
}
