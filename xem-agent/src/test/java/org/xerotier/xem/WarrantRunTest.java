package org.xerotier.xem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.Started;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.warrant.Authority;
import org.xerotier.mesh.warrant.Grounds;
import org.xerotier.mesh.warrant.WarrantSigner;
import org.xerotier.xem.dispatch.TestWarrants;
import org.xerotier.xem.router.FakeEnrollment;
import org.xerotier.xem.router.FakeRouter;

/** The whole agent as a process, and a router that lies to it. Every run of its tool would leave a file. */
class WarrantRunTest {

    private static final String BUNDLE = """
            name: test
            version: 1.0.0
            description: Tools that leave traces.
            domain: test
            binaries:
              touch: touch
              sed: sed
              sha256sum: sha256sum
              grep: grep
            tools:
              - name: mark
                description: Leaves a file.
                risk: write
                parameters: &file
                  type: object
                  additionalProperties: false
                  required: [file]
                  properties: {file: {type: string, maxLength: 512, description: Which.}}
                argv: [touch, --, "{file}"]
              - name: erase
                description: Leaves a file, and is dangerous.
                risk: destructive
                parameters:
                  type: object
                  additionalProperties: false
                  required: [file]
                  properties: {file: {type: string, maxLength: 512, description: Which.}}
                argv: [touch, --, "{file}"]
              - name: edit
                description: Changes a word in a file.
                risk: destructive
                plan: edit_plan
                version: file_version
                parameters:
                  type: object
                  additionalProperties: false
                  required: [file, word]
                  properties:
                    file: {type: string, maxLength: 512, description: Which.}
                    word: {type: string, maxLength: 20, pattern: '^[a-z]+$', description: Which word.}
                argv: [sed, --in-place, "--expression=s/{word}/changed/", --, "{file}"]
              - name: edit_plan
                description: The lines with a word.
                risk: read
                parameters:
                  type: object
                  additionalProperties: false
                  required: [file, word]
                  properties:
                    file: {type: string, maxLength: 512, description: Which.}
                    word: {type: string, maxLength: 20, pattern: '^[a-z]+$', description: Which word.}
                argv: [grep, --line-number, "--regexp={word}", --, "{file}"]
              - name: file_version
                description: A file's checksum.
                risk: read
                parameters:
                  type: object
                  additionalProperties: false
                  required: [file]
                  properties: {file: {type: string, maxLength: 512, description: Which.}}
                argv: [sha256sum, --, "{file}"]
            """.replace("&file\n", "\n");

    @TempDir
    Path home;

    private Path witness;
    private FakeRouter router;
    private FakeEnrollment enrollment;
    private Process agent;

    @BeforeEach
    void start() throws IOException {
        router = FakeRouter.start();
        enrollment = new FakeEnrollment(router.keys, router.address());
        witness = Files.createDirectories(home.resolve("witness"));
        Path bundle = Files.createDirectories(home.resolve("tools/test"));
        Files.writeString(bundle.resolve("bundle.yaml"), BUNDLE);
        agent = TestAgent.start(home, enrollment, "--max-risk", "destructive");
        router.await(LeaseRenewal.class);
    }

    @AfterEach
    void end() throws Exception {
        agent.destroyForcibly().waitFor();
        System.out.println(Files.readString(home.resolve("agent.log")));
        router.close();
        enrollment.close();
    }

    private List<String> traces() throws IOException {
        try (Stream<Path> files = Files.list(witness)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Dispatch bare(String id, String tool, String arguments, Precondition... preconditions) {
        byte[] bytes = arguments.getBytes(StandardCharsets.UTF_8);
        return new Dispatch(
                id,
                "exe_" + id,
                1,
                "ws_1",
                "lab",
                tool,
                Bytes.adopt(bytes),
                Sha256.hex(bytes),
                router.all(Hello.class).get(0).manifestHash(),
                Bytes.EMPTY,
                60_000,
                10_000,
                List.of(preconditions),
                Bytes.EMPTY);
    }

    private Dispatch mark(String id, String tool) {
        return bare(id, tool, "{\"file\":\"" + witness.resolve(id) + "\"}");
    }

    private Grounds grounds(RiskLevel risk, Authority authority) {
        return grounds(agentKey(), "proj_1", risk, authority, System.currentTimeMillis() + 60_000);
    }

    private static Grounds grounds(String key, String project, RiskLevel risk, Authority authority, long notAfter) {
        return TestWarrants.grounds(key, project, risk, authority, notAfter - 60_000, notAfter);
    }

    private String agentKey() {
        return enrollment.enrolled.get(0).path("curve_public_key").asText();
    }

    private Dispatch sign(Dispatch bare, Grounds grounds) {
        return new WarrantSigner(enrollment.signing).sign(bare, grounds);
    }

    private Dispatch signed(Dispatch bare) {
        return sign(bare, grounds(RiskLevel.DESTRUCTIVE, TestWarrants.APPROVED));
    }

    /** Each lie with the code it is answered with. */
    private Map<Dispatch, String> lies() {
        Authority nobody = Authority.AUTOMATIC;
        long soon = System.currentTimeMillis() + 60_000;
        SigningKey stranger = SigningKey.generate(new SecureRandom());
        Map<Dispatch, String> lies = new LinkedHashMap<>();
        lies.put(mark("none", "test.mark"), "warrant_missing");
        lies.put(mark("noise", "test.mark").with(Bytes.adopt(new byte[700])), "warrant_invalid");
        lies.put(
                new WarrantSigner(stranger).sign(mark("stranger", "test.mark"), grounds(RiskLevel.WRITE, nobody)),
                "warrant_invalid");
        lies.put(
                mark("arguments", "test.mark")
                        .with(signed(mark("other", "test.mark")).warrant()),
                "warrant_mismatch");
        lies.put(
                sign(mark("key", "test.mark"), grounds("ab".repeat(32), "proj_1", RiskLevel.WRITE, nobody, soon)),
                "warrant_mismatch");
        lies.put(
                sign(mark("project", "test.mark"), grounds(agentKey(), "proj_2", RiskLevel.WRITE, nobody, soon)),
                "warrant_mismatch");
        lies.put(
                sign(mark("late", "test.mark"), grounds(agentKey(), "proj_1", RiskLevel.WRITE, nobody, soon - 61_000)),
                "warrant_expired");
        lies.put(sign(mark("mild", "test.erase"), grounds(RiskLevel.WRITE, TestWarrants.APPROVED)), "warrant_mismatch");
        lies.put(sign(mark("unasked", "test.erase"), grounds(RiskLevel.DESTRUCTIVE, nobody)), "consent_required");
        lies.put(
                sign(mark("ceiling", "test.mark"), grounds(RiskLevel.IRREVERSIBLE, TestWarrants.APPROVED)),
                "risk_ceiling_exceeded");
        return lies;
    }

    @Test
    void a_router_that_lies_gets_nothing_done() throws Exception {
        for (Map.Entry<Dispatch, String> lie : lies().entrySet()) {
            router.send(lie.getKey());
            DispatchAck answer = router.await(
                    DispatchAck.class,
                    ack -> ack.invocationId().equals(lie.getKey().invocationId()));
            assertThat(answer.accepted()).isFalse();
            assertThat(answer.code()).as(answer.invocationId()).isEqualTo(lie.getValue());
        }
        assertThat(router.all(Started.class)).isEmpty();
        assertThat(traces()).isEmpty();

        router.send(signed(mark("honest", "test.erase")));
        assertThat(resultOf("honest").outcome()).isEqualTo(Result.Outcome.COMPLETED);
        assertThat(traces()).as("the witness works").containsExactly("honest");
    }

    @Test
    void a_plan_and_a_version_are_looked_at_before_anything_changes() throws Exception {
        Path file = witness.resolve("file");
        Files.writeString(file, "one\ntwo\n");
        String version = Sha256.hex("one\ntwo\n") + "  " + file;
        Precondition plan = new Precondition(Precondition.Kind.PLAN, "test.edit_plan", Sha256.hex("2:two\n"));
        Precondition stamp = new Precondition(Precondition.Kind.VERSION, "test.file_version", version);
        String arguments = "{\"file\":\"" + file + "\",\"word\":\"two\"}";

        router.send(signed(bare("fresh", "test.edit", arguments, plan, stamp)));
        assertThat(resultOf("fresh").outcome()).isEqualTo(Result.Outcome.COMPLETED);
        assertThat(Files.readString(file)).isEqualTo("one\nchanged\n");

        router.send(signed(bare("stale", "test.edit", arguments, stamp)));
        assertThat(resultOf("stale").outcome()).isEqualTo(Result.Outcome.NOT_STARTED);
        assertThat(resultOf("stale").errorCode()).isEqualTo("precondition_failed");
        router.send(signed(bare("replanned", "test.edit", arguments, plan)));
        assertThat(resultOf("replanned").errorCode()).isEqualTo("precondition_failed");
        assertThat(Files.readString(file)).isEqualTo("one\nchanged\n");
    }

    private Result resultOf(String id) {
        return router.await(Result.class, result -> result.invocationId().equals(id));
    }
}
