package org.xerotier.xem;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Candidate;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.warrant.WarrantVerifier;
import org.xerotier.xem.config.AgentConfig;
import org.xerotier.xem.config.Secret;
import org.xerotier.xem.discovery.HostProbes;
import org.xerotier.xem.discovery.HostView;
import org.xerotier.xem.dispatch.DeskLimits;
import org.xerotier.xem.dispatch.DispatchDesk;
import org.xerotier.xem.dispatch.HostRules;
import org.xerotier.xem.doctor.MeshProbe;
import org.xerotier.xem.enroll.AgentKeys;
import org.xerotier.xem.enroll.Enroller;
import org.xerotier.xem.enroll.Enrollment;
import org.xerotier.xem.enroll.EnrollmentRefused;
import org.xerotier.xem.enroll.RouterHttp;
import org.xerotier.xem.enroll.TokenKeeper;
import org.xerotier.xem.exec.ExecSettings;
import org.xerotier.xem.exec.LocalToolRunner;
import org.xerotier.xem.keys.CurveKeyRing;
import org.xerotier.xem.ledger.SqliteLedger;
import org.xerotier.xem.manifest.ManifestBook;
import org.xerotier.xem.mesh.MeshLoop;
import org.xerotier.xem.mesh.MeshParts;
import org.xerotier.xem.mesh.RouterBook;
import org.xerotier.xem.mesh.SessionIdentity;
import org.xerotier.xem.state.DurableFile;
import org.xerotier.xem.state.StateFolder;
import org.xerotier.xem.status.AgentStatus;
import org.xerotier.xem.status.StatusBoard;
import org.xerotier.xem.time.Backoff;
import org.xerotier.xem.time.ReconnectWaits;
import org.xerotier.xem.time.SystemTicker;
import org.xerotier.xem.time.Ticker;

/** Puts the rooms together, serves until asked to stop, and takes everything down in the reverse order. */
final class AgentProcess {

    private static final Logger LOG = System.getLogger("xem");

    private static final Duration DISCOVERY_TIME = Duration.ofSeconds(5);

    private final AgentConfig config;
    private final String version;
    private final SecureRandom random = new SecureRandom();
    private final Ticker ticker = new SystemTicker();
    private final Clock clock = Clock.systemUTC();
    private final Stop stop = new Stop();
    private @Nullable SqliteLedger ledger;

    AgentProcess(AgentConfig config, String version) {
        this.config = config;
        this.version = version;
    }

    Stop stop() {
        return stop;
    }

    ExitCode enrollOnly() throws IOException, EnrollmentRefused, InterruptedException {
        handleSignals();
        try (StateFolder state = StateFolder.open(config.stateDir())) {
            AgentKeys keys = keys();
            ToolShelf shelf = shelf(state);
            Optional<TokenKeeper> tokens = enrolled(state, keys, shelf);
            tokens.ifPresent(done -> LOG.log(Level.INFO, "Enrolled: {0}.", done.enrollment()));
            return tokens.isPresent() ? ExitCode.DONE : ExitCode.FAILURE;
        }
    }

    ExitCode run() throws IOException, EnrollmentRefused, InterruptedException {
        handleSignals();
        try (StateFolder state = StateFolder.open(config.stateDir())) {
            AgentKeys keys = keys();
            ToolShelf shelf = shelf(state);
            Optional<TokenKeeper> tokens = enrolled(state, keys, shelf);
            if (tokens.isEmpty()) {
                return ExitCode.DONE;
            }
            TokenRefresher refresher = new TokenRefresher(tokens.get(), new Backoff(1_000, 300_000, random), stop);
            return serve(state, keys, shelf, tokens.get(), refresher);
        }
    }

    private ExitCode serve(
            StateFolder state, AgentKeys keys, ToolShelf shelf, TokenKeeper tokens, TokenRefresher refresher)
            throws IOException, InterruptedException {
        ExecSettings settings = ExecSettings.of(
                state.path().resolve("work"), config.credentialsDir(), config.maxConcurrentExecutions());
        LocalToolRunner runner = LocalToolRunner.create(settings, clock, System.getenv());
        CurveKeyRing ring =
                CurveKeyRing.open(tokens.enrollment().agentId(), keys.curve(), config.curveKeyPath(), random, clock);
        ScheduledExecutorService aside = Executors.newSingleThreadScheduledExecutor(NamedThreads.of("xem-status"));
        StatusBoard board = new StatusBoard(
                state.file(AgentStatus.FILE),
                tokens.enrollment().agentId(),
                () -> shelf.manifest().hash(),
                clock,
                aside);
        MeshLoop loop = new MeshLoop(
                new MeshParts(
                        () -> enrolledWith(tokens.enrollment()),
                        new RouterBook(state.file(RouterBook.FILE)),
                        identity(tokens.enrollment()),
                        () -> tokens.enrollment().token(),
                        ring,
                        keys.signing(),
                        shelf::manifest,
                        new SessionNews(refresher::refreshNow, board, ring, new MeshProbe(3_000), aside, ticker),
                        new ReconnectWaits.Span(1_000, 10_000),
                        random,
                        ticker,
                        clock),
                (outbox, executor) -> new DispatchDesk(
                        DeskLimits.of(config.maxConcurrentExecutions()),
                        shelf::manifest,
                        rules(tokens, ring),
                        ledger(executor, runner),
                        runner,
                        outbox,
                        ticker,
                        clock,
                        executor),
                NamedThreads.of("xem-mesh"));
        NamedThreads.of("xem-token").newThread(refresher).start();
        Signals.on(
                "HUP",
                () -> NamedThreads.of("xem-reload")
                        .newThread(() -> shelf.reload(() -> {
                            loop.renewNow();
                            board.writeSoon();
                        }))
                        .start());
        loop.start();
        if (config.discovery()) {
            NamedThreads.of("xem-discovery").newThread(() -> discover(loop)).start();
        }
        stop.await();
        new Farewell(loop, stop, ticker, config.shutdownGrace()).run();
        loop.close();
        runner.close();
        if (ledger != null) {
            ledger.close();
        }
        aside.shutdownNow();
        LOG.log(Level.INFO, "The agent has ended.");
        return stop.exitCode() == 0 ? ExitCode.DONE : ExitCode.ENROLLMENT_REFUSED;
    }

    private void discover(MeshLoop loop) {
        HostView host = new HostView(Path.of("/"), System.getenv(), config.discoveryPaths());
        try {
            List<Candidate> found = new HostProbes(host, NamedThreads.of("xem-probe")).look(DISCOVERY_TIME);
            LOG.log(Level.INFO, "Found {0} things on this host that a workspace could be bound to.", found.size());
            loop.found(found);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** The record of past work; the output that belongs to it stays, any other goes. */
    private SqliteLedger ledger(Executor loop, LocalToolRunner runner) {
        SqliteLedger opened = SqliteLedger.open(config.queueDbPath(), random, loop, NamedThreads.of("xem-ledger"));
        ledger = opened;
        if (opened.isRead()) {
            runner.keepOnly(opened.unsettled());
        }
        return opened;
    }

    private HostRules rules(TokenKeeper tokens, CurveKeyRing ring) {
        return new HostRules(
                () -> new WarrantVerifier(tokens.enrollment().routerKeys()),
                ring::isOwn,
                tokens.enrollment().projectId(),
                config.maxRisk(),
                config.requireApprovalFor().risk().orElse(null));
    }

    private void handleSignals() {
        Signals.on("TERM", () -> stop.ask(0));
        Signals.on("INT", () -> stop.ask(0));
    }

    private AgentKeys keys() throws IOException {
        return AgentKeys.loadOrCreate(config.curveKeyPath(), config.signingKeyPath(), random);
    }

    private ToolShelf shelf(StateFolder state) throws IOException {
        ManifestBook book =
                new ManifestBook(state.file("manifest.json"), config.registrationName(), version, config.maxRisk());
        return ToolShelf.open(config.toolsDir(), config.credentialsDir(), book);
    }

    private static DurableFile enrollmentFile(StateFolder state) {
        return state.file(Enrollment.FILE);
    }

    /** The enrolment on file if the router still honours it, else a new one; empty if asked to stop meanwhile. */
    private Optional<TokenKeeper> enrolled(StateFolder state, AgentKeys keys, ToolShelf shelf)
            throws IOException, EnrollmentRefused, InterruptedException {
        Optional<Enrollment> known = Enrollment.load(enrollmentFile(state));
        if (known.isEmpty()) {
            return enroll(state, keys, shelf).map(fresh -> keeper(state, keys, fresh));
        }
        if (!known.get().registrationName().equals(config.registrationName())) {
            throw new IOException("the state folder %s belongs to the agent '%s', registration_name says '%s'; "
                            .formatted(state.path(), known.get().registrationName(), config.registrationName())
                    + "give each agent its own queue_db_path");
        }
        TokenKeeper tokens = keeper(state, keys, known.get());
        try {
            tokens.refreshIfDue();
            return Optional.of(tokens);
        } catch (EnrollmentRefused refused) {
            if (config.joinKey().map(key -> known.get().cameFrom(key.reveal())).orElse(true)) {
                throw refused;
            }
            LOG.log(Level.WARNING, "The enrolment on file is over ({0}); using the new join key.", refused.code());
            return enroll(state, keys, shelf).map(fresh -> keeper(state, keys, fresh));
        }
    }

    private Optional<Enrollment> enroll(StateFolder state, AgentKeys keys, ToolShelf shelf)
            throws IOException, EnrollmentRefused, InterruptedException {
        Enroller enroller = new Enroller(
                http(),
                config.routerUrl().toString(),
                keys,
                clock,
                new Backoff(500, 30_000, random),
                stop::pause,
                config.routerAuthToken().map(Secret::reveal));
        Optional<Enrollment> fresh = enroller.enroll(
                config.joinKey().map(Secret::reveal).orElse(""),
                config.registrationName(),
                version,
                config.projectExternalId().orElse(""),
                shelf.manifest());
        if (fresh.isPresent()) {
            // First, because who finds the enrolment on file does not come by here again.
            new RouterBook(state.file(RouterBook.FILE)).correct(enrolledWith(fresh.get()));
            fresh.get().store(enrollmentFile(state));
            LOG.log(Level.INFO, "Enrolled as {0} with router {1}.", fresh.get().agentId(), config.routerUrl());
        }
        return fresh;
    }

    private TokenKeeper keeper(StateFolder state, AgentKeys keys, Enrollment enrollment) {
        return new TokenKeeper(http(), keys.signing(), enrollmentFile(state), clock, enrollment);
    }

    private RouterHttp http() {
        if (config.allowInsecure()) {
            LOG.log(Level.WARNING, "allow_insecure is on: the router's certificate is not checked. For tests only.");
        }
        return RouterHttp.to(config.routerUrl(), config.allowInsecure(), NamedThreads.of("xem-http"));
    }

    private static RouterContact enrolledWith(Enrollment enrollment) {
        return new RouterContact("enrolled", enrollment.meshAddress(), enrollment.routerCurvePublicKey());
    }

    private SessionIdentity identity(Enrollment enrollment) {
        byte[] boot = new byte[8];
        random.nextBytes(boot);
        return new SessionIdentity(
                enrollment.agentId(),
                HexFormat.of().formatHex(boot),
                version,
                config.maxConcurrentExecutions(),
                config.leaseRenewalInterval().toMillis());
    }
}
