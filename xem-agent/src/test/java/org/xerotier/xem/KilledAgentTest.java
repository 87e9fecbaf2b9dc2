package org.xerotier.xem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.Started;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.warrant.Authority;
import org.xerotier.mesh.warrant.WarrantSigner;
import org.xerotier.xem.dispatch.TestWarrants;
import org.xerotier.xem.router.FakeEnrollment;
import org.xerotier.xem.router.FakeRouter;

/** The agent as a process, killed without warning: what its next life knows and says. */
class KilledAgentTest {

    private static final int FLOOD = 3_000_000;

    private static final String BUNDLE = """
            name: test
            version: 1.0.0
            description: Tools for trying the agent.
            domain: test
            binaries:
              mark: HOME/mark
              stay: HOME/stay
              escape: HOME/escape
              head: head
            tools:
              - name: mark
                description: Leaves a line in a file.
                risk: write
                timeout_ms: 60000
                argv: [mark]
              - name: stay
                description: Leaves a line in a file and stays.
                risk: write
                timeout_ms: 60000
                argv: [stay]
              - name: escape
                description: Leaves a process that left its session.
                risk: write
                timeout_ms: 60000
                argv: [escape]
              - name: escape_soon
                description: The same with little time.
                risk: write
                timeout_ms: 4000
                argv: [escape]
              - name: flood
                description: Writes a lot.
                risk: read
                timeout_ms: 60000
                output: {limit_bytes: 20971520}
                argv: [head, -c, "3000000", /dev/zero]
            """;

    @TempDir
    Path home;

    private FakeRouter router;
    private FakeEnrollment enrollment;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        router = FakeRouter.start();
        enrollment = new FakeEnrollment(router.keys, router.address());
        Path bundle = home.resolve("tools/test");
        Files.createDirectories(bundle);
        Files.writeString(bundle.resolve("bundle.yaml"), BUNDLE.replace("HOME", home.toString()));
        script("mark", "echo ran >> %1$s/witness; echo quince");
        script("stay", "echo ran >> %1$s/witness; exec sleep 60");
        // Out of reach of the group and of its parent's death, until the file go is there.
        script(
                "escape",
                "echo ran >> %1$s/witness; setsid sh -c 'while [ ! -e %1$s/go ]; do sleep 0.1; done; echo end >> %1$s/witness' & wait");
    }

    private void script(String name, String body) throws IOException {
        Path file = home.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body.formatted(home) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void endEverything() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        System.out.println(Files.readString(home.resolve("agent.log")));
        router.close();
        enrollment.close();
    }

    private Path witness() {
        return home.resolve("witness");
    }

    private Path ledger() {
        return home.resolve("state/queue.sqlite");
    }

    /** Starts another life, and returns when its session stands; a life may say hello more than once. */
    private Process start() throws IOException {
        Set<String> known = lives();
        Process process = TestAgent.start(home, enrollment);
        processes.add(process);
        router.await(Hello.class, hello -> !known.contains(hello.bootId()));
        int renewals = router.all(LeaseRenewal.class).size();
        router.awaitCount(LeaseRenewal.class, renewals + 1);
        return process;
    }

    private Set<String> lives() {
        return router.all(Hello.class).stream().map(Hello::bootId).collect(Collectors.toSet());
    }

    private Process restart(Process killed) throws Exception {
        killed.destroyForcibly().waitFor();
        return start();
    }

    private Hello hello() {
        List<Hello> all = router.all(Hello.class);
        return all.get(all.size() - 1);
    }

    private Dispatch dispatch(String id, String tool) {
        return dispatch(id, tool, System.currentTimeMillis());
    }

    private Dispatch dispatch(String id, String tool, long signedAt) {
        byte[] bytes = "{}".getBytes(StandardCharsets.UTF_8);
        Dispatch bare = new Dispatch(
                id,
                "exe_" + id,
                1,
                "ws_1",
                "lab",
                tool,
                Bytes.adopt(bytes),
                Sha256.hex(bytes),
                hello().manifestHash(),
                Bytes.EMPTY,
                60_000,
                10_000,
                List.of(),
                Bytes.EMPTY);
        return new WarrantSigner(enrollment.signing)
                .sign(
                        bare,
                        TestWarrants.grounds(
                                enrollment
                                        .enrolled
                                        .get(0)
                                        .path("curve_public_key")
                                        .asText(),
                                "proj_1",
                                RiskLevel.WRITE,
                                Authority.AUTOMATIC,
                                signedAt,
                                signedAt + 60_000));
    }

    private List<Result> results(String id) {
        return router.all(Result.class).stream()
                .filter(result -> result.invocationId().equals(id))
                .toList();
    }

    /** Until the agent itself says it holds nothing: an acknowledgement sent is not yet one in its ledger. */
    private void awaitNothingInFlight() {
        int known = router.all(LeaseRenewal.class).size();
        Awaitility.await()
                .until(() -> router.all(LeaseRenewal.class).stream()
                        .skip(known)
                        .anyMatch(renewal -> renewal.inFlight().isEmpty()));
    }

    private void awaitWitness() {
        Awaitility.await().until(() -> Files.exists(witness()));
    }

    @Test
    void aToolThatRanWhenTheAgentDiedIsToldAsUnknownAndNeverRunAgain() throws Exception {
        Process first = start();
        Dispatch stay = dispatch("inv_1", "test.stay");
        router.send(stay);
        router.await(Started.class);
        awaitWitness();
        Process second = restart(first);
        Result result = router.await(Result.class);
        assertThat(result.outcome()).isEqualTo(Result.Outcome.UNKNOWN);
        assertThat(result.errorCode()).isEqualTo("agent_restarted");
        assertThat(result.errorMessage()).contains("The agent restarted while the tool ran");
        router.send(stay);
        Awaitility.await().until(() -> results("inv_1").size() >= 2);
        assertThat(Files.readAllLines(witness())).containsExactly("ran");
        awaitNothingInFlight();
        restart(second);
        assertThat(hello().inFlight()).as("acknowledged is acknowledged").isEmpty();
        assertThat(router.all(Hello.class)).extracting(Hello::ledgerId).containsOnly(hello().ledgerId());
        assertThat(lives()).hasSize(3);
    }

    @Test
    void whatOutlivedTheAgentIsFoundAndWaitedFor() throws Exception {
        Process first = start();
        router.send(dispatch("inv_1", "test.escape"));
        router.await(Started.class);
        awaitWitness();
        restart(first);
        assertThat(hello().inFlight()).containsExactly(new InFlight("inv_1", 1, InFlight.Phase.STARTED));
        assertThat(router.all(Result.class)).isEmpty();
        Files.createFile(home.resolve("go"));
        Result result = router.await(Result.class);
        assertThat(result.outcome()).isEqualTo(Result.Outcome.UNKNOWN);
        assertThat(result.errorMessage()).contains("found alive and has ended since");
        assertThat(Files.readAllLines(witness())).containsExactly("ran", "end");
    }

    @Test
    void whatOutlivedTheAgentIsStoppedWhenItsTimeIsOver() throws Exception {
        Process first = start();
        router.send(dispatch("inv_1", "test.escape_soon"));
        router.await(Started.class);
        awaitWitness();
        restart(first);
        Result result = router.await(Result.class);
        assertThat(result.errorMessage()).contains("found alive and stopped");
        assertThat(Files.readAllLines(witness())).containsExactly("ran");
    }

    @Test
    void aResultNobodyAcknowledgedIsToldByTheNextLife() throws Exception {
        router.acknowledgesResults = false;
        Process first = start();
        router.send(dispatch("inv_1", "test.mark"));
        router.await(Result.class);
        Process second = restart(first);
        assertThat(hello().inFlight()).containsExactly(new InFlight("inv_1", 1, InFlight.Phase.DONE));
        Awaitility.await().until(() -> results("inv_1").size() >= 2);
        assertThat(results("inv_1"))
                .as("word for word")
                .containsOnly(results("inv_1").get(0));
        assertThat(results("inv_1").get(0).stdoutBytes()).isEqualTo("quince\n".length());
        router.acknowledgesResults = true;
        Process third = restart(second);
        int told = results("inv_1").size();
        awaitNothingInFlight();
        restart(third);
        assertThat(hello().inFlight()).isEmpty();
        assertThat(results("inv_1")).hasSize(told);
        assertThat(Files.readAllLines(witness())).containsExactly("ran");
    }

    @Test
    void outputNobodyAcknowledgedOutlivesTheAgent() throws Exception {
        router.acknowledgesProgress = false;
        Process first = start();
        router.send(dispatch("inv_1", "test.flood"));
        Awaitility.await().until(() -> inLedger("DONE"));
        int before = router.all(Progress.class).size();
        router.acknowledgesProgress = true;
        restart(first);
        Result result = router.await(Result.class);
        assertThat(result.outcome()).isEqualTo(Result.Outcome.COMPLETED);
        assertThat(result.stdoutBytes()).isEqualTo(FLOOD);
        List<Progress> again = router.all(Progress.class);
        long next = 1;
        long bytes = 0;
        for (Progress piece : again.subList(before, again.size())) {
            if (piece.sequence() == next) {
                assertThat(piece.offset()).isEqualTo(bytes);
                bytes += piece.data().length();
                next++;
            }
        }
        for (OutputPiece piece : result.pieces()) {
            bytes += piece.data().length();
        }
        assertThat(bytes).isEqualTo(FLOOD);
        Awaitility.await().until(() -> {
            try (var left = Files.list(home.resolve("state/work/output"))) {
                return left.findAny().isEmpty();
            }
        });
    }

    /** Read from a copy: the agent holds the file. */
    private boolean inLedger(String state) throws Exception {
        Path copy = Files.createTempDirectory(home, "copy").resolve("queue.sqlite");
        for (String ending : List.of("", "-wal")) {
            Files.copy(Path.of(ledger() + ending), Path.of(copy + ending));
        }
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + copy);
                ResultSet rows = sql.createStatement().executeQuery("SELECT state FROM entry")) {
            return rows.next() && rows.getString(1).equals(state);
        }
    }

    @Test
    void aCancelThatCameBeforeItsDispatchHoldsInTheNextLife() throws Exception {
        Process first = start();
        router.send(new Cancel("inv_1", 1, "changed my mind"));
        assertThat(router.await(CancelAck.class).state()).isEqualTo("not_started");
        restart(first);
        router.send(dispatch("inv_1", "test.mark"));
        assertThat(router.await(DispatchAck.class).code()).isEqualTo("cancelled");
        assertThat(witness()).doesNotExist();
    }

    @Test
    void aDamagedLedgerIsToldToTheRouterAndTheDoctorAndNothingRuns() throws Exception {
        Process first = start();
        router.send(dispatch("inv_1", "test.mark"));
        router.await(Result.class);
        String id = hello().ledgerId();
        first.destroyForcibly().waitFor();
        byte[] log = Files.readAllBytes(Path.of(ledger() + "-wal"));
        log[40] ^= 1;
        Files.write(Path.of(ledger() + "-wal"), log);
        Process second = start();
        assertThat(hello().impairment()).isEqualTo("agent_storage");
        router.await(LeaseRenewal.class, renewal -> renewal.impairment().equals("agent_storage"));
        // So late that no earlier life can have had it; about anything else this one cannot say.
        router.send(dispatch("inv_2", "test.mark", System.currentTimeMillis() + 660_000));
        assertThat(router.await(DispatchAck.class, ack -> ack.invocationId().equals("inv_2"))
                        .code())
                .isEqualTo("agent_storage");
        assertThat(Files.readAllLines(witness())).containsExactly("ran");
        String command = "xem-agent set-ledger-aside " + ledger();
        assertThat(Files.readString(home.resolve("agent.log")))
                .contains("is damaged")
                .contains(command);
        second.destroyForcibly().waitFor();
        assertThat(hello().ledgerId()).as("its memory is lost to this life").isNotEqualTo(id);
        assertThat(new Main(System.out, System.err, java.util.Map.of()).run("set-ledger-aside", ledger().toString()))
                .isEqualTo(ExitCode.DONE);
        start();
        assertThat(hello().impairment()).isEmpty();
        assertThat(hello().ledgerId()).as("another memory").isNotEqualTo(id);
        router.send(dispatch("inv_3", "test.mark"));
        router.await(Result.class, result -> result.invocationId().equals("inv_3"));
    }
}
