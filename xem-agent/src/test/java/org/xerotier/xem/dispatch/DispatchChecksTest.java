package org.xerotier.xem.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.key.Sha256;

/** A router that skips a check does not get its way. */
class DispatchChecksTest {

    private final DeskBench bench = new DeskBench();

    private void refused(Dispatch dispatch, String code) {
        bench.desk.onDispatch(dispatch, "");
        bench.settle();
        assertThat(bench.refusal().code()).isEqualTo(code);
        assertThat(bench.refusal().message()).isNotBlank();
        assertThat(bench.runner.runs).isEmpty();
        assertThat(bench.desk.inFlight()).isEmpty();
    }

    @Test
    void aToolThatIsNotDeclaredIsRefused() {
        refused(bench.dispatch("inv", 1, "test.other"), "exec_tool_not_found");
    }

    @Test
    void anotherManifestThanTheOneInForceIsRefused() {
        Dispatch d = bench.dispatch("inv", 1, "test.look");
        refused(copy(d, d.arguments(), d.argumentsDigest(), Sha256.hex("other")), "manifest_mismatch");
    }

    @Test
    void argumentsThatDoNotHaveTheirDigestAreRefused() {
        Dispatch d = bench.dispatch("inv", 1, "test.look");
        refused(copy(d, Bytes.utf8("{\"count\":2}"), d.argumentsDigest(), d.manifestHash()), "digest_mismatch");
    }

    @Test
    void duplicateKeysAreRefusedWhateverTheirDigest() {
        refused(bench.dispatch("inv", 1, "test.look", "{\"count\":1,\"count\":2}", ""), "invalid_arguments");
    }

    @Test
    void aSpellingThatIsNotCanonicalIsRefused() {
        refused(bench.dispatch("inv", 1, "test.look", "{\"count\": 1}", ""), "invalid_arguments");
    }

    @Test
    void textAfterTheArgumentsIsRefused() {
        refused(bench.dispatch("inv", 1, "test.look", "{}{}", ""), "invalid_arguments");
    }

    @Test
    void argumentsOutsideTheSchemaAreRefusedByName() {
        refused(bench.dispatch("inv", 1, "test.look", "{\"count\":\"many\"}", ""), "invalid_arguments");
        assertThat(bench.refusal().message()).contains("args.count");
    }

    @Test
    void aNamespaceOutsideTheScopeIsRefused() {
        refused(
                bench.dispatch(
                        "inv", 1, "test.look", "{\"namespace\":\"kube-system\"}", "{\"namespaces\":[\"app-*\"]}"),
                "workspace_scope_exceeded");
    }

    @Test
    void aNamespaceWithinTheScopeRuns() {
        bench.desk.onDispatch(
                bench.dispatch("inv", 1, "test.look", "{\"namespace\":\"app-1\"}", "{\"namespaces\":[\"app-*\"]}"), "");
        assertThat(bench.runner.only().order.scope().narrows("namespaces")).isTrue();
    }

    @Test
    void aScopeThatCannotBeReadRefusesEverything() {
        refused(bench.dispatch("inv", 1, "test.look", "{}", "{\"namespaces\":7}"), "workspace_scope_exceeded");
    }

    @Test
    void theShorterTimeoutCounts() {
        bench.start("inv", 1, "test.look");
        assertThat(bench.runner.only().order.timeoutMillis()).isEqualTo(30_000);
    }

    @Test
    void theToolGetsTheArgumentsThatWereDigested() {
        bench.start("inv", 1, "test.look");
        assertThat(bench.runner.only().order.arguments().toString()).isEqualTo("{\"count\":1}");
    }

    @Test
    void whatWasRefusedOnceStaysRefused() {
        Dispatch d = bench.dispatch("inv", 1, "test.other");
        refused(d, "exec_tool_not_found");
        Dispatch sameEpochGoodTool = bench.dispatch("inv", 1, "test.look");
        refused(sameEpochGoodTool, "exec_tool_not_found");
    }

    private static Dispatch copy(Dispatch d, Bytes arguments, String digest, String manifestHash) {
        Dispatch copy = new Dispatch(
                d.invocationId(),
                d.executionId(),
                d.epoch(),
                d.workspaceId(),
                d.workspaceName(),
                d.tool(),
                arguments,
                digest,
                manifestHash,
                d.scope(),
                d.timeoutMillis(),
                d.startWithinMillis(),
                d.preconditions(),
                d.warrant());
        return TestWarrants.sign(copy, DeskBench.ROUTER_TIME);
    }

    @Test
    void sha256OfNothingIsWhatItIs() {
        // Guards the helper above: a digest over other bytes would make every refusal here a digest_mismatch.
        assertThat(Sha256.hex("{}".getBytes(StandardCharsets.UTF_8))).startsWith("44136fa3");
    }
}
