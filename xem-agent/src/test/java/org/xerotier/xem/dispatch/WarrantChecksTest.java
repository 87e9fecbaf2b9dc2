package org.xerotier.xem.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.warrant.Authority;
import org.xerotier.mesh.warrant.Grounds;
import org.xerotier.mesh.warrant.WarrantSigner;

/** Nothing runs that the router's signed word does not cover, here and now. */
class WarrantChecksTest {

    private static final long NOW = DeskBench.ROUTER_TIME;
    private static final HostRules LENIENT = TestWarrants.host(RiskLevel.IRREVERSIBLE, null);

    /** One way to go wrong, and the code the router gets. */
    record Case(String name, HostRules host, Function<DeskBench, Dispatch> dispatch, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                of("no warrant", b -> read(b), "warrant_missing"),
                of("bytes that are no warrant", b -> read(b).with(Bytes.adopt(new byte[900])), "warrant_invalid"),
                of("a warrant without its end", b -> cut(signed(read(b))), "warrant_invalid"),
                of("another router's warrant", WarrantChecksTest::foreign, "warrant_invalid"),
                of("other arguments", b -> other(signed(read(b)), "arguments"), "warrant_mismatch"),
                of("a later epoch", b -> other(signed(read(b)), "epoch"), "warrant_mismatch"),
                of("another call", b -> other(signed(read(b)), "invocation"), "warrant_mismatch"),
                of("another tool", b -> other(signed(read(b)), "tool"), "warrant_mismatch"),
                of("another workspace", b -> other(signed(read(b)), "workspace"), "warrant_mismatch"),
                of("another workspace's credentials", b -> other(signed(read(b)), "name"), "warrant_mismatch"),
                of("a wider scope", b -> other(signed(read(b)), "scope"), "warrant_mismatch"),
                of("a longer timeout", b -> other(signed(read(b)), "timeout"), "warrant_mismatch"),
                of("a precondition taken away", b -> other(withPrecondition(b), "preconditions"), "warrant_mismatch"),
                of("signed for another manifest", WarrantChecksTest::otherManifest, "warrant_mismatch"),
                of("for another agent", b -> sign(read(b), "bb".repeat(32), "proj_1"), "warrant_mismatch"),
                of("of another project", b -> sign(read(b), TestWarrants.AGENT_KEY, "proj_2"), "warrant_mismatch"),
                of("over since a millisecond", b -> signed(read(b), NOW - 100, NOW - 1), "warrant_expired"),
                of("made to look milder", b -> signed(drop(b), RiskLevel.WRITE, true), "warrant_mismatch"),
                of(
                        "above the ceiling",
                        TestWarrants.host(RiskLevel.WRITE, null),
                        b -> signed(drop(b), RiskLevel.DESTRUCTIVE, true),
                        "risk_ceiling_exceeded"),
                of(
                        "judged above the ceiling by the router",
                        TestWarrants.host(RiskLevel.WRITE, null),
                        b -> signed(read(b), RiskLevel.DESTRUCTIVE, true),
                        "risk_ceiling_exceeded"),
                of(
                        "destructive without consent",
                        TestWarrants.host(),
                        b -> signed(drop(b), RiskLevel.DESTRUCTIVE, false),
                        "consent_required"),
                of(
                        "raised to destructive without consent",
                        TestWarrants.host(),
                        b -> signed(read(b), RiskLevel.IRREVERSIBLE, false),
                        "consent_required"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothing_runs_and_the_router_hears_why(Case each) {
        DeskBench bench = new DeskBench(each.host(), EnumSet.allOf(WarrantCheck.class));

        assertThat(answer(bench, each)).isEqualTo(each.code());
        assertThat(bench.runner.runs).isEmpty();
        assertThat(bench.desk.inFlight()).isEmpty();
        assertThat(bench.ledger.find(bench.refusal().invocationId()))
                .hasValueSatisfying(entry -> assertThat(entry.state()).isEqualTo(LedgerEntry.State.FENCED));
    }

    /** Planted faults: a judge that leaves one check out is noticed by the table above. */
    @ParameterizedTest
    @EnumSource(WarrantCheck.class)
    void a_judge_without_one_check_is_found_out(WarrantCheck skipped) {
        Set<WarrantCheck> rest = EnumSet.complementOf(EnumSet.of(skipped));

        List<String> noticed = cases().filter(each ->
                        !each.code().equals(answer(new DeskBench(each.host(), rest), each)))
                .map(Case::name)
                .toList();

        assertThat(noticed).as("cases that miss %s", skipped).isNotEmpty();
    }

    @Test
    void a_good_warrant_runs() {
        DeskBench bench = new DeskBench();

        bench.desk.onDispatch(signed(drop(bench), RiskLevel.DESTRUCTIVE, true), "");

        assertThat(bench.runner.only().order.tool().name()).isEqualTo("test.drop");
    }

    @Test
    void a_grant_is_consent_too_and_a_host_may_leave_it_to_the_policy() {
        DeskBench granted = new DeskBench();
        granted.desk.onDispatch(
                TestWarrants.sign(
                        drop(granted), grounds(RiskLevel.DESTRUCTIVE, new Authority("grant_" + "0".repeat(32)))),
                "");
        DeskBench lenient = new DeskBench(LENIENT, EnumSet.allOf(WarrantCheck.class));
        lenient.desk.onDispatch(signed(drop(lenient), RiskLevel.DESTRUCTIVE, false), "");

        assertThat(granted.runner.runs).hasSize(1);
        assertThat(lenient.runner.runs).hasSize(1);
    }

    /** The same genuine dispatch a second time, and after a newer epoch: known, and nothing more happens. */
    @Test
    void a_replayed_dispatch_runs_nothing() {
        DeskBench bench = new DeskBench();
        Dispatch first = bench.dispatch("inv", 1, "test.look");
        bench.desk.onDispatch(first, "");
        bench.runner.only().end();
        bench.settle();

        bench.desk.onDispatch(first, "");
        bench.desk.onDispatch(bench.dispatch("inv", 2, "test.look"), "");
        bench.desk.onDispatch(first, "");

        assertThat(bench.runner.runs).hasSize(2);
        assertThat(bench.refusal().code()).isEqualTo("stale_epoch");
    }

    @Test
    void a_warrant_that_runs_out_while_the_call_waits_for_a_place_is_not_acted_on() {
        DeskBench bench = new DeskBench();
        bench.start("inv_1", 1, "test.look");
        bench.start("inv_2", 1, "test.look");
        Dispatch waiting = TestWarrants.sign(bench.bare("inv_3", 1, "test.look", "{}", ""), grounds(NOW, NOW + 3_000));
        bench.desk.onDispatch(waiting, "");

        bench.pass(3_000);
        bench.runner.runs.get(0).end();
        bench.settle();

        assertThat(bench.runner.runs).hasSize(2);
        assertThat(bench.all(Result.class)).anySatisfy(result -> {
            assertThat(result.invocationId()).isEqualTo("inv_3");
            assertThat(result.errorCode()).isEqualTo("start_expired");
        });
    }

    // -- the makings of it -----------------------------------------------------------------------------------------

    private static @Nullable String answer(DeskBench bench, Case each) {
        bench.desk.onDispatch(each.dispatch().apply(bench), "");
        bench.settle();
        List<DispatchAck> answers = bench.all(DispatchAck.class);
        return answers.isEmpty() ? null : answers.get(answers.size() - 1).code();
    }

    private static Case of(String name, Function<DeskBench, Dispatch> dispatch, String code) {
        return of(name, LENIENT, dispatch, code);
    }

    private static Case of(String name, HostRules host, Function<DeskBench, Dispatch> dispatch, String code) {
        return new Case(name, host, dispatch, code);
    }

    private static Dispatch read(DeskBench bench) {
        return bench.bare("inv", 1, "test.look", "{\"count\":1,\"namespace\":\"a\"}", "{\"namespaces\":[\"a\"]}");
    }

    private static Dispatch drop(DeskBench bench) {
        return bench.bare("inv", 1, "test.drop", "{\"count\":1}", "");
    }

    private static Dispatch withPrecondition(DeskBench bench) {
        Dispatch d = read(bench);
        List<Precondition> one = List.of(new Precondition(Precondition.Kind.VERSION, "test.look", "7"));
        return signed(copy(d, d.invocationId(), 1, "ws_1", "prod", d.tool(), d.arguments(), d.scope(), 30_000, one));
    }

    private static Grounds grounds(RiskLevel risk, Authority authority) {
        return TestWarrants.grounds(TestWarrants.AGENT_KEY, TestWarrants.PROJECT, risk, authority, NOW, NOW + 60_000);
    }

    private static Grounds grounds(long issued, long notAfter) {
        return TestWarrants.grounds(
                TestWarrants.AGENT_KEY,
                TestWarrants.PROJECT,
                RiskLevel.DESTRUCTIVE,
                TestWarrants.APPROVED,
                issued,
                notAfter);
    }

    private static Dispatch signed(Dispatch bare) {
        return TestWarrants.sign(bare, NOW);
    }

    private static Dispatch signed(Dispatch bare, long issued, long notAfter) {
        return TestWarrants.sign(bare, grounds(issued, notAfter));
    }

    private static Dispatch signed(Dispatch bare, RiskLevel risk, boolean consent) {
        return TestWarrants.sign(bare, grounds(risk, consent ? TestWarrants.APPROVED : Authority.AUTOMATIC));
    }

    private static Dispatch sign(Dispatch bare, String agentKey, String project) {
        return TestWarrants.sign(
                bare,
                TestWarrants.grounds(
                        agentKey, project, RiskLevel.DESTRUCTIVE, TestWarrants.APPROVED, NOW, NOW + 60_000));
    }

    private static Dispatch foreign(DeskBench bench) {
        SigningKey stranger = SigningKey.generate(new SecureRandom());
        return new WarrantSigner(stranger).sign(read(bench), TestWarrants.grounds(NOW));
    }

    private static Dispatch otherManifest(DeskBench bench) {
        Dispatch d = read(bench);
        Dispatch other = new Dispatch(
                d.invocationId(),
                d.executionId(),
                d.epoch(),
                d.workspaceId(),
                d.workspaceName(),
                d.tool(),
                d.arguments(),
                d.argumentsDigest(),
                Sha256.hex("another manifest"),
                d.scope(),
                d.timeoutMillis(),
                d.startWithinMillis(),
                d.preconditions(),
                Bytes.EMPTY);
        return d.with(signed(other).warrant());
    }

    private static Dispatch cut(Dispatch d) {
        return d.with(Bytes.copyOf(d.warrant().view(), 0, d.warrant().length() - 1));
    }

    /** The same dispatch with one thing changed and everything else, the warrant too, as it was. */
    private static Dispatch other(Dispatch d, String what) {
        return copy(
                d,
                what.equals("invocation") ? "inv_other" : d.invocationId(),
                what.equals("epoch") ? 2 : d.epoch(),
                what.equals("workspace") ? "ws_2" : d.workspaceId(),
                what.equals("name") ? "lab" : d.workspaceName(),
                what.equals("tool") ? "test.drop" : d.tool(),
                what.equals("arguments") ? Bytes.utf8("{\"count\":2,\"namespace\":\"a\"}") : d.arguments(),
                what.equals("scope") ? Bytes.EMPTY : d.scope(),
                what.equals("timeout") ? 60_000 : d.timeoutMillis(),
                what.equals("preconditions") ? List.of() : d.preconditions());
    }

    private static Dispatch copy(
            Dispatch d,
            String invocation,
            long epoch,
            String workspace,
            String workspaceName,
            String tool,
            Bytes arguments,
            Bytes scope,
            long timeout,
            List<Precondition> preconditions) {
        return new Dispatch(
                invocation,
                d.executionId(),
                epoch,
                workspace,
                workspaceName,
                tool,
                arguments,
                Sha256.hex(arguments.view()),
                d.manifestHash(),
                scope,
                timeout,
                d.startWithinMillis(),
                preconditions,
                d.warrant());
    }
}
