package org.xerotier.router.fleet;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.Actors;
import org.xerotier.router.Fired;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.cluster.ClusterRoom;
import org.xerotier.router.cluster.RouterRoster;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.TokenId;
import org.xerotier.router.kernel.WorkspaceId;

/** The room's services on a real database, wired by hand; each is made for the manager of one transaction. */
public final class FleetRoom {

    public final MutableClock clock = new MutableClock();
    public final Ids ids = Actors.IDS;
    public final Fired<AgentEnrolled> enrolled = new Fired<>();
    public final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
    final Fired<AgentRevoked> revoked = new Fired<>();
    final FleetInMemory memory = new FleetInMemory();

    /** Tokens that are taken; all, until one is named here. */
    final List<String> refusedTokens = new ArrayList<>();

    final RouterRoster roster = ClusterRoom.roster("tcp://127.0.0.1:5555");

    private final MigratedDatabase database;

    public FleetRoom(MigratedDatabase database) {
        this.database = database;
    }

    /** A project of its own, so that tests on one database do not meet. */
    public ProjectId project() {
        ProjectId project = new ProjectId(ids.next(IdPrefix.PROJECT));
        database.entities()
                .run(entities -> entities.createNativeQuery(
                                "insert into projects (id, slug, name, created_at, version) values (?, ?, 'test', now(), 0)")
                        .setParameter(1, project.value())
                        .setParameter(
                                2,
                                "p-" + project.value().substring(project.value().length() - 20))
                        .executeUpdate());
        return project;
    }

    /** A connected agent of a workspace with room for work; only in memory. */
    public AgentId agent(ProjectId project, WorkspaceId workspace, String name, ToolDescriptor... tools) {
        AgentId id = AgentId.next(ids);
        var offered = Manifests.of(name, tools);
        KnownAgent agent = new KnownAgent(
                id, project, name, FleetInMemory.key(id), offered.hash(), offered.tools(), Set.of(workspace));
        memory.directory.put(agent);
        memory.connect(agent, 10);
        return id;
    }

    /** One agent in memory that can say hello with a list of its work; no database. */
    public static Held held() {
        FleetInMemory memory = new FleetInMemory();
        return new Held(memory, memory.enrol("edge-1", "host.uptime"));
    }

    /** An agent of {@link #held}. */
    public record Held(FleetInMemory memory, KnownAgent known) {

        public AgentId agent() {
            return known.id();
        }

        public ConnectedAgents connected() {
            return memory.connected;
        }

        public void connect(List<InFlight> inFlight) {
            memory.greet(known, 8, known.manifestHash(), inFlight);
            memory.connected.ready(known.id(), "boot-1");
        }
    }

    public ToolCatalog catalog() {
        return memory.catalog;
    }

    public ConnectedAgents connected() {
        return memory.connected;
    }

    public RegistrationService registrations(EntityManager entities) {
        RegistrationService service = new RegistrationService();
        service.agents = agents(entities);
        service.manifests = manifests(entities);
        service.ids = ids;
        service.clock = clock;
        service.enrolled = enrolled;
        return service;
    }

    /** Agents' lives as the first of this room's routers sees them. */
    AgentLifeService life(EntityManager entities) {
        return life(entities, roster);
    }

    AgentLifeService life(EntityManager entities, RouterRoster router) {
        Acting acting = new Acting();
        acting.ids = ids;
        acting.random = Actors.RANDOM;
        AgentLifeService service = new AgentLifeService();
        service.agents = agents(entities);
        service.manifests = manifests(entities);
        service.tokens = (agent, token) -> {
            if (refusedTokens.contains(token)) {
                throw FleetError.AGENT_UNKNOWN.because("refused by the test");
            }
        };
        service.audit = audit();
        service.roster = router;
        service.acting = acting;
        service.ids = ids;
        service.clock = clock;
        return service;
    }

    FleetService fleet(EntityManager entities) {
        FleetService service = new FleetService();
        service.agents = agents(entities);
        service.directory = memory.directory;
        service.roster = roster;
        service.connected = memory.connected;
        service.audit = audit();
        service.ids = ids;
        service.clock = clock;
        service.revoked = revoked;
        return service;
    }

    public AuditLog audit() {
        return new AuditLog() {
            @Override
            public void record(Actor actor, AuditEntry entry) {
                audited.add(entry);
            }
        };
    }

    static AgentRepository agents(EntityManager entities) {
        AgentRepository agents = new AgentRepository();
        agents.entities = entities;
        return agents;
    }

    static ManifestRepository manifests(EntityManager entities) {
        ManifestRepository manifests = new ManifestRepository();
        manifests.entities = entities;
        return manifests;
    }

    NewAgent applicant(ProjectId project, String name) {
        return new NewAgent(
                AgentId.next(ids),
                project,
                new RegistrationName(name),
                AgentRole.XEM,
                Region.DEFAULT,
                CurveKeyPair.generate(Actors.RANDOM).publicKey().hex(),
                SigningKey.generate(Actors.RANDOM).verifyingKey().hex(),
                "1.0.0",
                Manifests.accepted(Manifests.offering(name, "host.uptime")));
    }

    /** An agent on record. */
    NewAgent enrol(ProjectId project, String name) {
        NewAgent made = applicant(project, name);
        database.entities().run(entities -> registrations(entities).register(made, TokenId.next(ids)));
        return made;
    }
}
