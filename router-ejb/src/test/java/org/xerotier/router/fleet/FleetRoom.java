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
import org.xerotier.router.workspace.WorkspaceRoom;

/** The room's services on a real database, wired by hand; each is made for the manager of one transaction. */
public final class FleetRoom {

    /** What every agent of the room keeps its work in. */
    public static final String LEDGER = "ledger-1";

    public final MutableClock clock = new MutableClock();
    public final Ids ids = Actors.IDS;
    public final Fired<AgentEnrolled> enrolled = new Fired<>();
    public final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
    final Fired<AgentRevoked> revoked = new Fired<>();
    final Fired<AgentAway> away = new Fired<>();
    public final Fired<AgentConflictBegan> began = new Fired<>();
    final Fired<AgentConflictResolved> resolved = new Fired<>();
    final Fired<AgentBarsChanged> barsChanged = new Fired<>();
    final Fired<AgentKeysChanged> keys = new Fired<>();
    final Fired<RotationMoved> moved = new Fired<>();
    final Fired<CandidatesFound> found = new Fired<>();
    final Fired<AgentBindingChanged> bound = new Fired<>();
    public int conflictsPerHour = 3;
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
                id,
                project,
                name,
                FleetInMemory.key(id),
                null,
                offered.hash(),
                offered.tools(),
                Set.of(workspace),
                Bars.NONE);
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
            greet(inFlight);
            memory.connected.ready(known.id(), "boot-1");
        }

        /** Its hello is taken, but not answered yet. */
        public void greet(List<InFlight> inFlight) {
            memory.greet(known, 8, known.manifestHash(), inFlight);
        }
    }

    /** What a refresh brings once the pauses of an agent in memory are over. */
    public void refreshed() {
        memory.directory
                .keys()
                .forEach(key -> memory.directory
                        .find(key)
                        .ifPresent(known -> memory.directory.update(known.id(), it -> it.withBars(Bars.NONE))));
    }

    public ToolCatalog catalog() {
        return memory.catalog;
    }

    public ConnectedAgents connected() {
        return memory.connected;
    }

    /** The same, on record as well: enrolled and bound to a workspace that is there. */
    public AgentId agentOnRecord(ProjectId project, WorkspaceId workspace, String name, ToolDescriptor... tools) {
        AgentId id = agent(project, workspace, name, tools);
        NewAgent made = new NewAgent(
                id,
                project,
                new RegistrationName(name),
                AgentRole.XEM,
                Region.DEFAULT,
                FleetInMemory.key(id).hex(),
                SigningKey.generate(Actors.RANDOM).verifyingKey().hex(),
                "1.0.0",
                Manifests.accepted(Manifests.of(name, tools)));
        database.entities().run(entities -> {
            registrations(entities).register(made, TokenId.next(ids));
            entities.createNativeQuery(
                            "insert into workspace_agent_bindings (workspace_id, agent_id, bound_at, bound_by)"
                                    + " values (?, ?, now(), 'test')")
                    .setParameter(1, workspace.value())
                    .setParameter(2, id.value())
                    .executeUpdate();
        });
        return id;
    }

    public DispatchGateService gate(EntityManager entities) {
        DispatchGateService service = new DispatchGateService();
        service.gate = new DispatchGateRepository();
        service.gate.entities = entities;
        service.directory = memory.directory;
        return service;
    }

    public AgentPauseService pauses(EntityManager entities) {
        AgentPauseService service = new AgentPauseService();
        service.roll = roll(entities);
        service.workspaces = WorkspaceRoom.service(entities, clock);
        service.audit = audit();
        service.clock = clock;
        service.changes = barsChanged;
        return service;
    }

    public ConflictService conflicts(EntityManager entities) {
        ConflictService service = new ConflictService();
        service.agents = agents(entities);
        service.conflicts = conflictRows(entities);
        service.rotations = rotationRows(entities);
        service.tokens = tokenCheck();
        service.roll = roll(entities);
        service.contest = contest(entities);
        service.acting = acting();
        service.audit = audit();
        service.clock = clock;
        service.changes = barsChanged;
        service.revoked = revoked;
        service.resolved = resolved;
        return service;
    }

    RotationService rotations(EntityManager entities) {
        RotationService service = new RotationService();
        service.agents = agents(entities);
        service.rotations = rotationRows(entities);
        service.roll = roll(entities);
        service.acting = acting();
        service.audit = audit();
        service.ids = ids;
        service.clock = clock;
        service.moved = moved;
        service.keys = keys;
        return service;
    }

    CandidateService candidates(EntityManager entities) {
        CandidateRepository rows = new CandidateRepository();
        rows.entities = entities;
        BindingService bindings = new BindingService();
        bindings.fleet = fleet(entities);
        bindings.workspaces = WorkspaceRoom.service(entities, clock);
        bindings.changes = bound;
        CandidateService service = new CandidateService();
        service.candidates = rows;
        service.agents = agents(entities);
        service.roll = roll(entities);
        service.workspaces = bindings.workspaces;
        service.bindings = bindings;
        service.acting = acting();
        service.audit = audit();
        service.ids = ids;
        service.clock = clock;
        service.found = found;
        return service;
    }

    private KeyTurn keyTurn(EntityManager entities) {
        KeyTurn turn = new KeyTurn();
        turn.rotations = rotationRows(entities);
        turn.roll = roll(entities);
        turn.audit = audit();
        turn.clock = clock;
        turn.keys = keys;
        return turn;
    }

    private Contest contest(EntityManager entities) {
        Contest contest = new Contest();
        contest.conflicts = conflictRows(entities);
        contest.agents = agents(entities);
        contest.roll = roll(entities);
        contest.audit = audit();
        contest.ids = ids;
        contest.clock = clock;
        contest.began = began;
        contest.changes = barsChanged;
        return contest;
    }

    private Roll roll(EntityManager entities) {
        Roll roll = new Roll();
        roll.agents = agents(entities);
        roll.ids = ids;
        roll.clock = clock;
        return roll;
    }

    private Acting acting() {
        Acting acting = new Acting();
        acting.ids = ids;
        acting.random = Actors.RANDOM;
        return acting;
    }

    private AgentTokenCheck tokenCheck() {
        return (agent, token) -> {
            if (refusedTokens.contains(token)) {
                throw FleetError.AGENT_UNKNOWN.because("refused by the test");
            }
        };
    }

    private static ConflictRepository conflictRows(EntityManager entities) {
        ConflictRepository rows = new ConflictRepository();
        rows.entities = entities;
        return rows;
    }

    private static RotationRepository rotationRows(EntityManager entities) {
        RotationRepository rows = new RotationRepository();
        rows.entities = entities;
        return rows;
    }

    public RegistrationService registrations(EntityManager entities) {
        RegistrationService service = new RegistrationService();
        service.conflicts = conflictRows(entities);
        service.contest = contest(entities);
        service.config = new ConflictConfig(conflictsPerHour);
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
        AgentLifeService service = new AgentLifeService();
        service.agents = agents(entities);
        service.manifests = manifests(entities);
        service.tokens = tokenCheck();
        service.keys = keyTurn(entities);
        service.audit = audit();
        service.roster = router;
        service.acting = acting();
        service.ids = ids;
        service.clock = clock;
        service.away = away;
        return service;
    }

    public FleetService fleet(EntityManager entities) {
        FleetService service = new FleetService();
        service.agents = agents(entities);
        service.roll = roll(entities);
        service.conflicts = conflictRows(entities);
        service.contest = contest(entities);
        service.rotations = rotationRows(entities);
        service.workspaces = WorkspaceRoom.service(entities, clock);
        service.directory = memory.directory;
        service.roster = roster;
        service.connected = memory.connected;
        service.audit = audit();
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
