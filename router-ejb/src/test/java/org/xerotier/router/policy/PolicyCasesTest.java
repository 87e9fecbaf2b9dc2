package org.xerotier.router.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.UserId;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.Standing;
import org.xerotier.router.people.SystemRole;

/** What policies say of calls and of people, case by case. */
class PolicyCasesTest {

    private static final String RULES = """
            {"rules": [
              {"name": "prod", "tool": "kubectl.*", "when": "args.namespace == 'prod'", "raise_to": "irreversible"},
              {"name": "many", "tool": "kubectl.scale", "when": "args.replicas > 10", "raise_to": "destructive"},
              {"name": "secrets", "tool": "*.get_secret", "raise_to": "write"},
              {"name": "writes of dba", "tool": "db.*", "risk": "write", "raise_to": "destructive"},
              {"name": "night shift", "tool": "*", "when": "workspace == 'night'", "raise_to": "write"},
              {"name": "drop", "tool": "db.query", "when": "args.sql.matches('(?i)drop +table')",
               "raise_to": "irreversible"},
              {"name": "on a1", "tool": "shell.run", "when": "agent == 'a1'", "raise_to": "destructive"}
            ]}""";

    @ParameterizedTest(name = "{0} {1} in {2}: {4}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                // tool; declared; workspace; arguments; effective; asks; raised by; failed
                "kubectl.get; read; day; {\"namespace\": \"dev\"}; read; false; ''; ''",
                "kubectl.get; read; day; {\"namespace\": \"prod\"}; irreversible; true; prod; ''",
                "kubectl.get; read; day; {}; irreversible; true; prod; prod",
                "kubectl.get; read; day; {\"namespace\": 7}; read; false; ''; ''",
                "kubectl.get; read; day; {\"namespace\": null}; read; false; ''; ''",
                "kubectl.scale; write; day; {\"namespace\": \"dev\", \"replicas\": 3}; write; false; ''; ''",
                "kubectl.scale; write; day; {\"namespace\": \"dev\", \"replicas\": 11}; destructive; true; many; ''",
                "kubectl.scale; write; day; {\"namespace\": \"dev\", \"replicas\": 10.5}; destructive; true; many; ''",
                "kubectl.scale; write; day; {\"namespace\": \"dev\"}; destructive; true; many; many",
                "kubectl.scale; write; day; {\"namespace\": \"dev\", \"replicas\": \"x\"}; destructive; true; many; many",
                "kubectl.scale; write; day; {\"namespace\": \"prod\", \"replicas\": 99}; irreversible; true; prod; ''",
                "kubectl.delete; irreversible; day; {\"namespace\": \"dev\"}; irreversible; true; ''; ''",
                "kubectl.delete; irreversible; day; {}; irreversible; true; ''; ''",
                "vault.get_secret; read; day; {}; write; false; secrets; ''",
                "vault.get_secret; destructive; day; {}; destructive; true; ''; ''",
                "vault.get_secrets; read; day; {}; read; false; ''; ''",
                "db.vacuum; write; day; {}; destructive; true; writes of dba; ''",
                "db.explain; read; day; {}; read; false; ''; ''",
                "db.explain; read; night; {}; write; false; night shift; ''",
                "db.query; read; day; {\"sql\": \"select 1\"}; read; false; ''; ''",
                "db.query; read; day; {\"sql\": \"DROP  TABLE x\"}; irreversible; true; drop; ''",
                "db.query; read; day; {\"sql\": [\"DROP TABLE x\"]}; irreversible; true; drop; drop",
                "shell.run; write; night; {}; write; false; ''; ''",
                "vault.get_secret; read; night; {}; write; false; night shift+secrets; ''",
                "kubectlx.get; read; day; {\"namespace\": \"prod\"}; read; false; ''; ''",
            })
    void rules_raise_and_never_lower(
            String tool,
            String declared,
            String workspace,
            String arguments,
            String effective,
            boolean asks,
            String raisedBy,
            String failed) {
        Judgement judgement = PolicyEngine.judge(read(RULES), call(tool, declared, workspace, null, arguments));

        assertThat(judgement.declared().wireName()).isEqualTo(declared);
        assertThat(judgement.effective().wireName()).isEqualTo(effective);
        assertThat(judgement.asks()).isEqualTo(asks);
        assertThat(new TreeSet<>(judgement.raisedBy())).isEqualTo(names(raisedBy));
        assertThat(new TreeSet<>(judgement.failed())).isEqualTo(names(failed));
        assertThat(judgement.level()).isEqualTo(read(RULES).level(judgement.effective()));
    }

    @Test
    void a_rule_may_look_at_the_agent_asked_for() {
        assertThat(PolicyEngine.judge(read(RULES), call("shell.run", "write", "day", "a1", "{}"))
                        .effective())
                .isEqualTo(RiskLevel.DESTRUCTIVE);
        assertThat(PolicyEngine.judge(read(RULES), call("shell.run", "write", "day", "a2", "{}"))
                        .effective())
                .isEqualTo(RiskLevel.WRITE);
    }

    @ParameterizedTest(name = "{0} asks for {1}: {2}")
    @CsvSource({
        "standard, read, false, 900, 1",
        "standard, write, false, 900, 1",
        "standard, destructive, true, 900, 1",
        "standard, irreversible, true, 3600, 1",
        "elevated, read, false, 900, 1",
        "elevated, write, true, 900, 1",
        "elevated, destructive, true, 900, 1",
        "elevated, irreversible, true, 3600, 2",
        "restricted, read, false, 900, 1",
        "restricted, write, true, 900, 1",
        "restricted, destructive, true, 900, 2",
        "restricted, irreversible, true, 3600, 2"
    })
    void presets(String preset, String level, boolean asks, long seconds, int people) {
        LevelPolicy policy =
                Preset.named(preset).orElseThrow().version().document().level(RiskLevel.ofWireName(level));
        assertThat(policy.requiresApproval()).isEqualTo(asks);
        assertThat(policy.onTimeout()).isEqualTo(OnTimeout.ESCALATE);
        assertThat(policy.requesterMayApprove()).isFalse();
        assertThat(policy.escalationChain()).isEmpty();
        assertThat(policy.own().timeout()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(policy.own().channels()).containsExactly("webhook");
        assertThat(ApproverWays.of(policy.own().approvers()).fewestPeople()).isEqualTo(people);
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                // o: owner, m: member, a: admin, p: operator, d: delegated for destructive, w: delegated for write
                "{\"role\": \"owner\"}; 1o; true",
                "{\"role\": \"owner\"}; 1m; false",
                "{\"role\": \"owner\"}; ; false",
                "{\"role\": \"admin\"}; 1a; true",
                "{\"role\": \"operator\"}; 1a; false",
                "{\"delegation\": true}; 1md; true",
                "{\"delegation\": true}; 1mw; false",
                "{\"user\": \"usr_00000000000000000000000000000001\"}; 1m; true",
                "{\"user\": \"usr_00000000000000000000000000000001\"}; 2o; false",
                "{\"any\": [{\"role\": \"owner\"}, {\"delegation\": true}]}; 1md; true",
                "{\"all\": [{\"role\": \"owner\"}, {\"delegation\": true}]}; 1od; false",
                "{\"all\": [{\"role\": \"owner\"}, {\"delegation\": true}]}; 1od 2md; true",
                "{\"all\": [{\"role\": \"owner\"}, {\"delegation\": true}]}; 1od 1od; false",
                "{\"all\": [{\"role\": \"owner\"}, {\"role\": \"owner\"}]}; 1o; false",
                "{\"all\": [{\"role\": \"owner\"}, {\"role\": \"owner\"}]}; 1o 2o; true",
                "{\"at_least\": 2, \"of\": [{\"role\": \"owner\"}]}; 1o 1o; false",
                "{\"at_least\": 2, \"of\": [{\"role\": \"owner\"}]}; 1o 2o; true",
                "{\"at_least\": 2, \"of\": [{\"role\": \"owner\"}, {\"role\": \"admin\"}]}; 1oa; false",
                "{\"at_least\": 2, \"of\": [{\"role\": \"owner\"}, {\"role\": \"admin\"}]}; 1oa 2a; true",
                "{\"all\": [{\"role\": \"member\"}, {\"any\": [{\"role\": \"owner\"}, {\"role\": \"admin\"}]}]}; 1mo 2m; true",
                "{\"all\": [{\"role\": \"owner\"}, {\"all\": [{\"role\": \"member\"}, {\"role\": \"admin\"}]}]};"
                        + " 1om 2oa 3m; true",
                "{\"all\": [{\"role\": \"owner\"}, {\"all\": [{\"role\": \"member\"}, {\"role\": \"admin\"}]}]};"
                        + " 1oma 2oma; false",
                "{\"any\": [{\"all\": [{\"role\": \"owner\"}, {\"role\": \"owner\"}]}, {\"role\": \"admin\"}]}; 1o 2a; true",
                "{\"any\": [{\"all\": [{\"role\": \"owner\"}, {\"role\": \"owner\"}]}, {\"role\": \"admin\"}]}; 1o 2p; false",
            })
    void approvers(String tree, String people, boolean expected) {
        ApproverRule rule = read("{\"approvers_irreversible\": {\"at_least\": 3, \"of\": [{\"role\": \"owner\"}]},"
                        + "\"approvers_destructive\": " + tree + "}")
                .level(RiskLevel.DESTRUCTIVE)
                .own()
                .approvers();
        assertThat(rule.isSatisfiedBy(people(people))).isEqualTo(expected);
    }

    @Test
    void flat_and_nested_spelling_are_one_document() {
        PolicyDocument flat = read("""
                {"timeout_seconds_destructive": 600, "on_timeout_irreversible": "reject",
                 "requester_may_approve_destructive": true, "require_approval_write": false,
                 "escalation_chain_destructive":
                   [{"approvers": {"role": "admin"}, "timeout_seconds": 60, "notify": ["mail:ops@example.org"]}]}""");
        PolicyDocument nested = read("""
                {"levels": {"write": {"require_approval": false},
                            "destructive": {"timeout_seconds": 600, "requester_may_approve": true, "escalation_chain":
                              [{"notify": ["mail:ops@example.org"], "timeout_seconds": 60.0, "approvers": {"role": "admin"}}]},
                            "irreversible": {"on_timeout": "reject"}}}""");
        assertThat(flat).isEqualTo(nested);
        assertThat(flat.digest()).isEqualTo(nested.digest()).matches("[0-9a-f]{64}");
        LevelPolicy destructive = flat.level(RiskLevel.DESTRUCTIVE);
        assertThat(destructive.requesterMayApprove()).isTrue();
        assertThat(destructive.stages()).hasSize(2);
        assertThat(destructive.stages().get(1).channels()).containsExactly("mail:ops@example.org");
        assertThat(flat.level(RiskLevel.IRREVERSIBLE).onTimeout()).isEqualTo(OnTimeout.REJECT);
    }

    @Test
    void what_is_left_out_is_as_in_the_preset() {
        assertThat(read("{}")).isEqualTo(Preset.STANDARD.version().document());
        assertThat(read("{\"preset\": \"restricted\"}"))
                .isEqualTo(Preset.RESTRICTED.version().document());
        PolicyDocument changed = read("{\"preset\": \"restricted\", \"timeout_seconds_write\": 60}");
        assertThat(changed.level(RiskLevel.WRITE).own().timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(changed.level(RiskLevel.DESTRUCTIVE))
                .isEqualTo(Preset.RESTRICTED.version().document().level(RiskLevel.DESTRUCTIVE));
    }

    @Test
    void what_is_written_reads_back_as_itself() {
        for (String document : List.of("{}", RULES, "{\"preset\": \"elevated\"}", "{\"preset\": \"restricted\"}")) {
            PolicyDocument policy = read(document);
            assertThat(read(policy.canonical())).isEqualTo(policy);
            assertThat(PolicyReader.read(policy.toJson()).digest()).isEqualTo(policy.digest());
        }
    }

    @Test
    void presets_are_what_they_were_when_they_got_their_ids() {
        assertThat(Arrays.stream(Preset.values())
                        .map(preset -> preset.version().documentDigest().substring(0, 16)))
                .as("a change of a preset needs a new id: digests of running requests name the old one")
                .containsExactly("d8a708da47394ef1", "2d2137f31834bbef", "8aebfe4f30b76873");
    }

    private static PolicyDocument read(String document) {
        return PolicyReader.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static CallFacts call(String tool, String declared, String workspace, @Nullable String agent, String args) {
        return new CallFacts(
                tool,
                RiskLevel.ofWireName(declared),
                workspace,
                agent,
                StrictJson.parse(args.getBytes(StandardCharsets.UTF_8), JsonLimits.ARGUMENTS));
    }

    private static Set<String> names(String joined) {
        String bare = joined.replace("'", "");
        return bare.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(bare.split("\\+")));
    }

    private static List<Standing> people(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.trim().split(" "))
                        .map(PolicyCasesTest::person)
                        .collect(Collectors.toList());
    }

    private static Standing person(String text) {
        UserId user = new UserId("usr_%032x".formatted(text.charAt(0) - '0'));
        Set<ProjectRole> roles = text.chars()
                .filter(c -> c == 'o' || c == 'm')
                .mapToObj(c -> c == 'o' ? ProjectRole.OWNER : ProjectRole.MEMBER)
                .collect(Collectors.toSet());
        Set<SystemRole> system = text.chars()
                .filter(c -> c == 'a' || c == 'p')
                .mapToObj(c -> c == 'a' ? SystemRole.ADMIN : SystemRole.OPERATOR)
                .collect(Collectors.toSet());
        Set<RiskLevel> lent = text.chars()
                .filter(c -> c == 'd' || c == 'w')
                .mapToObj(c -> c == 'd' ? RiskLevel.DESTRUCTIVE : RiskLevel.WRITE)
                .collect(Collectors.toSet());
        return new Standing("user:" + user, user, text, roles, system, lent);
    }
}
