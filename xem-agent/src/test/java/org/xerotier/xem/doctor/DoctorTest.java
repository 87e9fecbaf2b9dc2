package org.xerotier.xem.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.KeyFiles;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.xem.NamedThreads;
import org.xerotier.xem.config.AgentConfig;
import org.xerotier.xem.config.CommandLine;
import org.xerotier.xem.config.ConfigReader;
import org.xerotier.xem.enroll.Enrollment;
import org.xerotier.xem.enroll.RouterHttp;
import org.xerotier.xem.keys.CurveKeyRing;
import org.xerotier.xem.manifest.ManifestBook;
import org.xerotier.xem.router.FakeEnrollment;
import org.xerotier.xem.router.FakeRouter;
import org.xerotier.xem.state.DurableFile;
import org.xerotier.xem.state.StateFolder;
import org.xerotier.xem.status.AgentStatus;
import org.xerotier.xem.status.StatusBoard;

/** For each thing that may be wrong: the doctor names it, says what to do, and finds nothing else. */
class DoctorTest {

    @TempDir
    Path home;

    private final CurveKeyPair routerKeys = CurveKeyPair.generate(new SecureRandom());
    private final CurveKeyPair agentKeys = CurveKeyPair.generate(new SecureRandom());
    private final AtomicReference<String> admitted =
            new AtomicReference<>(agentKeys.publicKey().hex());
    private final FakeRouter router = new FakeRouter(0, routerKeys, 30_000, key -> key.equals(admitted.get()));
    private final List<String> words = new ArrayList<>();
    private FakeEnrollment http;
    private Clock clock = Clock.systemUTC();
    private Instant tokenExpires = Instant.now().plusSeconds(3_600);

    @BeforeEach
    void aSoundAgent() throws IOException {
        http = new FakeEnrollment(routerKeys, router.address());
        Files.createDirectories(home.resolve("state"));
        Files.createDirectories(home.resolve("tools"));
        KeyFiles.create(home.resolve("curve.hex"), agentKeys.secretHex());
        KeyFiles.create(
                home.resolve("signing.hex"),
                SigningKey.generate(new SecureRandom()).secretHex());
        enrol(router.address(), routerKeys.publicKey().hex());
    }

    @AfterEach
    void end() {
        router.close();
        http.close();
    }

    private void enrol(String address, String routerKey) throws IOException {
        new Enrollment(
                        http.url(),
                        "jk_1",
                        "agt_1",
                        "proj_1",
                        "tester",
                        "default",
                        "a.b.c",
                        tokenExpires.minusSeconds(3_600),
                        tokenExpires,
                        address,
                        routerKey,
                        List.of(),
                        10_000,
                        30_000)
                .store(stateFile(Enrollment.FILE));
    }

    private DurableFile stateFile(String name) {
        return new DurableFile(home.resolve("state").resolve(name));
    }

    private AgentConfig config() {
        List<String> all = new ArrayList<>(List.of(
                "doctor",
                "--config=" + home.resolve("none.yaml"),
                "--registration-name=tester",
                "--tools-dir=" + home.resolve("tools"),
                "--credentials-dir=" + home.resolve("credentials"),
                "--signing-key-path=" + home.resolve("signing.hex"),
                "--curve-key-path=" + home.resolve("curve.hex"),
                "--queue-db-path=" + home.resolve("state/queue.sqlite")));
        if (words.stream().noneMatch(each -> each.startsWith("--router-url"))) {
            all.add("--router-url=" + http.url());
        }
        all.addAll(words);
        return new ConfigReader(CommandLine.parse(all.toArray(new String[0])), Map.of(), folder -> true).read();
    }

    private List<Finding> look() throws InterruptedException {
        AgentConfig config = config();
        return new Doctor(
                        config,
                        "1.0",
                        RouterHttp.to(config.routerUrl(), false, NamedThreads.of("http")),
                        new MeshProbe(20_000),
                        clock)
                .look();
    }

    /** The names of what must be mended; each says how. */
    private List<String> faults() throws InterruptedException {
        List<Finding> faults = look().stream()
                .filter(each -> each.level() == Finding.Level.FAULT)
                .toList();
        assertThat(faults).allMatch(each -> !each.next().isEmpty());
        return faults.stream().map(Finding::cause).toList();
    }

    @Test
    void aSoundAgentHasNoFaultAndNothingIsChanged() throws Exception {
        assertThat(faults()).isEmpty();
        assertThat(look()).extracting(Finding::what).anyMatch(each -> each.contains("it lets this agent's key in"));
        assertThat(router.heard()).isEmpty();
        try (var files = Files.list(home.resolve("state"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly(Enrollment.FILE);
        }
    }

    @Test
    void nothingListens() throws Exception {
        router.close();
        assertThat(faults()).containsExactly("nothing_listens");
    }

    @Test
    void aWrongRouterKey() throws Exception {
        enrol(
                router.address(),
                CurveKeyPair.generate(new SecureRandom()).publicKey().hex());
        assertThat(faults()).containsExactly("wrong_router_key");
    }

    @Test
    void anAgentTheRouterDoesNotLetIn() throws Exception {
        admitted.set("");
        assertThat(faults()).containsExactly("key_not_admitted");
    }

    @Test
    void aPortThatIsNoMeshPort() throws Exception {
        enrol(http.url().replace("http://", "tcp://"), routerKeys.publicKey().hex());
        assertThat(faults()).containsExactly("no_greeting");
    }

    @Test
    void everyRouterOnFileIsLookedAt() throws Exception {
        RouterContact here = router.contact("one");
        RouterContact gone = new RouterContact("two", "tcp://127.0.0.1:1", here.curveKey());
        stateFile("routers.json").write(JsonMapping.bytes(Map.of("routers", List.of(here, gone))));
        assertThat(faults()).containsExactly("nothing_listens");
    }

    @Test
    void aKeyThatWaitsIsTriedToo() throws Exception {
        CurveKeyRing ring =
                CurveKeyRing.open("agt_1", agentKeys, home.resolve("curve.hex"), new SecureRandom(), Clock.systemUTC());
        admitted.set(ring.prepare("rot_1").orElseThrow().publicKey().hex());
        assertThat(faults()).isEmpty();
        assertThat(look()).extracting(Finding::cause).contains("key_rotation");
    }

    @Test
    void aRouterThatIsNotThere() throws Exception {
        words.add("--router-url=http://127.0.0.1:1");
        assertThat(faults()).containsExactly("router_unreachable");
    }

    @Test
    void clocksThatDisagree() throws Exception {
        clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-20));
        assertThat(faults()).containsExactly("clock_skew");
        assertThat(look()).extracting(Finding::what).anyMatch(each -> each.contains("s behind the router's"));
    }

    @Test
    void aTokenTooOldToBeRenewed() throws Exception {
        tokenExpires = Instant.now().minus(Duration.ofDays(2));
        enrol(router.address(), routerKeys.publicKey().hex());
        assertThat(faults()).containsExactly("token_expired");
    }

    @Test
    void aTokenThatCanStillBeRenewedIsNoFault() throws Exception {
        tokenExpires = Instant.now().minus(Duration.ofHours(2));
        enrol(router.address(), routerKeys.publicKey().hex());
        assertThat(faults()).isEmpty();
        assertThat(look()).extracting(Finding::cause).contains("token_expired");
    }

    @Test
    void anAgentThatNeverEnrolledAndCannot() throws Exception {
        Files.delete(home.resolve("state").resolve(Enrollment.FILE));
        assertThat(faults()).containsExactly("not_enrolled");
        words.add("--join-key=x");
        assertThat(faults()).isEmpty();
    }

    @Test
    void anEnrolmentThatCannotBeRead() throws Exception {
        Files.writeString(home.resolve("state").resolve(Enrollment.FILE), "{");
        assertThat(faults()).containsExactly("enrolment_damaged");
    }

    @Test
    void aStateFolderOfAnotherAgent() throws Exception {
        Path file = home.resolve("state").resolve(Enrollment.FILE);
        Files.writeString(file, Files.readString(file).replace("\"tester\"", "\"somebody\""));
        assertThat(faults()).containsExactly("name_differs");
    }

    @Test
    void aKeyFileThatOthersMayRead() throws Exception {
        Files.setPosixFilePermissions(home.resolve("signing.hex"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(faults()).containsExactly("key_file");
    }

    @Test
    void aCurveKeyThatIsGone() throws Exception {
        Files.delete(home.resolve("curve.hex"));
        assertThat(faults()).containsExactly("key_file");
    }

    @Test
    void aBrokenBundle() throws Exception {
        Files.createDirectories(home.resolve("tools/broken"));
        Files.writeString(home.resolve("tools/broken/bundle.yaml"), "name: [");
        assertThat(faults()).contains("bundle");
    }

    @Test
    void aRunningAgentThatNoRouterWants() throws Exception {
        try (StateFolder held = StateFolder.open(home.resolve("state"))) {
            status(board -> board.refused("one", "tcp://x:1", "agent_conflict_pill", "two keys"));
            assertThat(faults()).containsExactly("no_session", "agent_conflict_pill");
            assertThat(look()).extracting(Finding::next).anyMatch(each -> each.contains("xeroctl agents recover"));
        }
        assertThat(faults()).as("once it has ended its status is old").isEmpty();
    }

    @Test
    void aRunningAgentWhoseLedgerIsInTrouble() throws Exception {
        try (StateFolder held = StateFolder.open(home.resolve("state"))) {
            status(board -> {
                board.up("one", "tcp://x:1");
                board.impaired("agent_storage");
            });
            assertThat(faults()).containsExactly("agent_storage");
        }
    }

    @Test
    void aDamagedLedgerOfAnAgentThatDoesNotRun() throws Exception {
        Files.writeString(
                home.resolve("state/queue.sqlite"), "this is no database, whatever its name says".repeat(100));
        assertThat(faults()).containsExactly("ledger");
    }

    @Test
    void aRunningAgentThatHasLostOneRouterOfTwo() throws Exception {
        try (StateFolder held = StateFolder.open(home.resolve("state"))) {
            status(board -> {
                board.up("one", "tcp://x:1");
                board.down("two", "tcp://x:2", "silent");
            });
            assertThat(faults()).containsExactly("silent");
            assertThat(look()).extracting(Finding::what).anyMatch(each -> each.contains("1 of 2 sessions"));
        }
    }

    @Test
    void aRunningAgentThatOffersOtherToolsThanThoseOnDisk() throws Exception {
        try (StateFolder held = StateFolder.open(home.resolve("state"))) {
            status(board -> board.up("one", "tcp://x:1"));
            assertThat(faults()).isEmpty();
            Files.createDirectories(home.resolve("tools/new"));
            Files.writeString(home.resolve("tools/new/bundle.yaml"), """
                    name: new
                    version: 1.0.0
                    description: New.
                    domain: test
                    tools:
                      - name: echo
                        description: Says what it is told.
                        risk: read
                        builtin: echo
                        parameters: {type: object, additionalProperties: false, properties: {text: {type: string, description: What to say.}}}
                    """);
            assertThat(faults()).containsExactly("manifest_differs");
        }
    }

    private void status(java.util.function.Consumer<StatusBoard> news) throws IOException {
        String hash =
                new ManifestBook(stateFile("manifest.json"), "tester", "1.0", RiskLevel.IRREVERSIBLE).hash(Map.of());
        ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
        try {
            news.accept(new StatusBoard(stateFile(AgentStatus.FILE), "agt_1", () -> hash, Clock.systemUTC(), writer));
            Awaitility.await().until(() -> Files.exists(home.resolve("state").resolve(AgentStatus.FILE)));
        } finally {
            writer.shutdown();
        }
    }
}
