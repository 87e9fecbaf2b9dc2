package org.xerotier.xem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.ManifestPart;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.Started;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.warrant.Authority;
import org.xerotier.mesh.warrant.Grounds;
import org.xerotier.mesh.warrant.WarrantSigner;
import org.xerotier.xem.dispatch.TestWarrants;
import org.xerotier.xem.mesh.RouterBook;
import org.xerotier.xem.router.FakeEnrollment;
import org.xerotier.xem.router.FakeRouter;

/** The whole agent as a process: enrols over HTTP, works over a real CURVE socket, leaves on SIGTERM. */
class AgentRunTest {

    private static final String BUNDLE = """
            name: test
            version: 1.0.0
            description: Tools for trying the agent.
            domain: test
            binaries:
              sleep: sleep
              head: head
            tools:
              - name: echo
                description: Says what it is told.
                risk: read
                builtin: echo
                parameters: {type: object, additionalProperties: false, properties: {text: {type: string, description: What to say.}}}
              - name: sleep
                description: Waits.
                risk: write
                timeout_ms: 60000
                argv: [sleep, "60"]
              - name: nap
                description: Waits a little.
                risk: write
                timeout_ms: 60000
                argv: [sleep, "1"]
              - name: flood
                description: Writes ten mebibytes.
                risk: read
                timeout_ms: 60000
                output: {limit_bytes: 20971520}
                argv: [head, -c, "10485760", /dev/zero]
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
        Files.writeString(bundle.resolve("bundle.yaml"), BUNDLE);
    }

    @AfterEach
    void endEverything() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        System.out.println(log());
        router.close();
        enrollment.close();
    }

    private Process startAgent(String... more) throws IOException {
        Process process = TestAgent.start(home, enrollment, more);
        processes.add(process);
        return process;
    }

    private Dispatch dispatch(String id, long epoch, String tool, String arguments) {
        byte[] bytes = arguments.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        List<Hello> hellos = router.all(Hello.class);
        Dispatch bare = new Dispatch(
                id,
                "exe_" + id,
                epoch,
                "ws_1",
                "lab",
                tool,
                Bytes.adopt(bytes),
                Sha256.hex(bytes),
                hellos.get(hellos.size() - 1).manifestHash(),
                Bytes.EMPTY,
                60_000,
                10_000,
                List.of(),
                Bytes.EMPTY);
        return new WarrantSigner(enrollment.signing).sign(bare, grounds(RiskLevel.WRITE, Authority.AUTOMATIC));
    }

    private Grounds grounds(RiskLevel risk, Authority authority) {
        String agentKey = enrollment.enrolled.get(0).path("curve_public_key").asText();
        long now = System.currentTimeMillis();
        return TestWarrants.grounds(agentKey, "proj_1", risk, authority, now, now + 60_000);
    }

    private void invoke(String id, String tool, String arguments) {
        router.await(LeaseRenewal.class);
        router.send(dispatch(id, 1, tool, arguments));
    }

    private Result resultOf(String id) {
        return router.await(Result.class, result -> result.invocationId().equals(id));
    }

    private String log() throws IOException {
        return Files.readString(home.resolve("agent.log"));
    }

    @Test
    void aCallTravelsToAToolAndBack() throws Exception {
        startAgent();
        invoke("inv_1", "test.echo", "{\"text\":\"quince\"}");
        Result result = resultOf("inv_1");
        assertThat(result.outcome()).isEqualTo(Result.Outcome.COMPLETED);
        assertThat(result.pieces().get(0).data().asUtf8()).contains("quince");
        assertThat(router.all(DispatchAck.class))
                .as("a short call is one frame")
                .isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys/curve.hex"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("state/enrollment.json"))))
                .isEqualTo("rw-------");
        assertThat(log()).doesNotContain(enrollment.joinKey()).doesNotContain("quince");
    }

    @Test
    void aRestartUsesTheEnrolmentOnFileAndSaysItIsAnotherBoot() throws Exception {
        Process first = startAgent();
        router.await(LeaseRenewal.class);
        first.destroyForcibly().waitFor();
        startAgent();
        router.awaitCount(Hello.class, 2);
        assertThat(enrollment.enrolled).hasSize(1);
        List<Hello> hellos = router.all(Hello.class);
        assertThat(hellos.get(1).agentId()).isEqualTo(hellos.get(0).agentId());
        assertThat(hellos.get(1).bootId()).isNotEqualTo(hellos.get(0).bootId());
        assertThat(hellos.get(1).manifestVersion()).isEqualTo(hellos.get(0).manifestVersion());
    }

    @Test
    void tenMebibytesArriveCompleteAndInOrder() throws Exception {
        startAgent();
        invoke("inv_1", "test.flood", "{}");
        Result result = resultOf("inv_1");
        assertThat(result.stdoutBytes()).isEqualTo(10_485_760);
        long bytes = result.pieces().stream().mapToLong(p -> p.data().length()).sum();
        long next = 1;
        for (Progress piece : router.all(Progress.class)) {
            if (piece.sequence() == next) {
                assertThat(piece.offset())
                        .isEqualTo(bytes
                                - result.pieces().stream()
                                        .mapToLong(p -> p.data().length())
                                        .sum());
                bytes += piece.data().length();
                next++;
            }
        }
        assertThat(bytes).isEqualTo(10_485_760);
        assertThat(next + result.pieces().size() - 1).isEqualTo(result.lastSequence());
    }

    @Test
    void aNewEnrolmentReachesARouterThatWasSetUpAnew() throws Exception {
        String before = CurveKeyPair.generate(new SecureRandom()).publicKey().hex();
        Path book = Files.createDirectories(home.resolve("state")).resolve(RouterBook.FILE);
        Files.writeString(book, """
                {"routers":[{"id":"rtr_1","address":"%s","curve_key":"%s"}]}
                """.formatted(router.address(), before));
        startAgent();
        router.await(LeaseRenewal.class);
        assertThat(log()).doesNotContain("cannot be read");
    }

    @Test
    void aCancelReachesTheRunningTool() throws Exception {
        startAgent();
        invoke("inv_1", "test.sleep", "{}");
        router.await(Started.class);
        router.send(new Cancel("inv_1", 1, "changed my mind"));
        assertThat(router.await(CancelAck.class).state()).isEqualTo("stopping");
        assertThat(resultOf("inv_1").outcome()).isEqualTo(Result.Outcome.CANCELLED);
    }

    @Test
    void sigtermLetsRunningWorkEndAndSaysGoodbye() throws Exception {
        Process agent = startAgent();
        invoke("inv_1", "test.nap", "{}");
        router.await(Started.class);
        agent.destroy();
        router.await(LeaseRenewal.class, LeaseRenewal::draining);
        router.send(dispatch("inv_2", 1, "test.nap", "{}"));
        assertThat(router.await(DispatchAck.class, ack -> !ack.accepted()).code())
                .isEqualTo("agent_draining");
        assertThat(resultOf("inv_1").outcome()).isEqualTo(Result.Outcome.COMPLETED);
        router.await(Goodbye.class);
        assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.exitValue()).isZero();
    }

    @Test
    void workThatOutlivesTheGraceIsStoppedAndToldAbout() throws Exception {
        Process agent = startAgent("--shutdown-grace-seconds", "3");
        invoke("inv_1", "test.sleep", "{}");
        router.await(Started.class);
        agent.destroy();
        assertThat(resultOf("inv_1").errorCode()).isEqualTo("agent_shutdown");
        router.await(Goodbye.class);
        assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void sighupPublishesTheChangedTools() throws Exception {
        Process agent = startAgent();
        Hello hello = router.await(Hello.class);
        router.await(LeaseRenewal.class);
        router.wantsManifest = true;
        Path file = home.resolve("tools/test/bundle.yaml");
        Files.writeString(file, BUNDLE.replace("Waits a little.", "Waits a moment."));
        new ProcessBuilder("/bin/kill", "-HUP", Long.toString(agent.pid()))
                .start()
                .waitFor();
        LeaseRenewal renewal =
                router.await(LeaseRenewal.class, each -> !each.manifestHash().equals(hello.manifestHash()));
        assertThat(renewal.manifestVersion()).isEqualTo(hello.manifestVersion() + 1);
        ManifestPart part =
                router.await(ManifestPart.class, each -> each.manifestHash().equals(renewal.manifestHash()));
        assertThat(part.count()).isEqualTo(1);
        assertThat(Sha256.hex(part.data().view())).isEqualTo(renewal.manifestHash());
    }

    @Test
    void aRefusedEnrolmentEndsTheAgentWithWhatToDo() throws Exception {
        enrollment.instead.add(new FakeEnrollment.Answer(401, "join_key_expired"));
        Process agent = startAgent();
        assertThat(agent.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.exitValue()).isEqualTo(ExitCode.ENROLLMENT_REFUSED.number);
        assertThat(log()).contains("join_key_expired").contains("xeroctl agents join-keys --create");
    }

    @Test
    void aSecondAgentDoesNotShareTheStateFolder() throws Exception {
        startAgent();
        router.await(Hello.class);
        Process second = startAgent();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(ExitCode.FAILURE.number);
        assertThat(log()).contains("another agent uses the state folder");
    }
}
