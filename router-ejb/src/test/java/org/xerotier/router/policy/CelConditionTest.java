package org.xerotier.router.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.policy.Condition.Answer;

class CelConditionTest {

    private static final String ARGS = """
            {"namespace": "prod", "replicas": 3, "ratio": 0.5, "force": true, "none": null, "dotted.name": 1,
             "labels": ["a", "b", "critical"], "pod": {"name": "db-0", "ports": [80, 443]}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "args.namespace == 'prod'; YES",
                "args.namespace == 'test'; NO",
                "args.missing == 'prod'; FAILED",
                "has(args.missing) && args.missing == 'prod'; NO",
                "args.missing == 1 || args.force == true; YES",
                "args.replicas > 2; YES",
                "args.replicas > 2.5; YES",
                "args.ratio < 1; YES",
                "args.replicas * 2 - 1 == 5; YES",
                "args.replicas + 1 == 4; YES",
                "args.none == null; YES",
                "args['dotted.name'] == 1; YES",
                "'critical' in args.labels; YES",
                "args.labels.exists(l, l.startsWith('crit')); YES",
                "args.labels.all(l, l.size() == 1); NO",
                "args.pod.ports.exists_one(p, p == 443); YES",
                "args.pod.name.matches('^db-[0-9]+$'); YES",
                "args.pod.exists(k, k == 'ports'); YES",
                "size(args) > 5; YES",
                "args.namespace > 5; FAILED",
                "args.namespace + args.pod.name == 'proddb-0'; FAILED",
                "tool == 'kubectl.drain' && risk == 'destructive' && workspace == 'shop' && agent == ''; YES",
                "tool.startsWith('kubectl.') && !(args.namespace in ['dev', 'test']); YES",
            })
    void answers(String source, Answer expected) {
        assertThat(CelConditions.compile(source).of(variables(ARGS)))
                .as("%s", source)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "args.namespace",
                "'prod'",
                "1 + 1",
                "args.namespace ==",
                "namespace == 'prod'",
                "tool == 1",
                "tool + 'x' == 'y'",
                "args.namespace + 'x' == 'prodx'",
                "[1] + [2] == [1, 2]",
                "args.labels.map(l, l) == []",
                "args.labels.filter(l, true) == []",
                "args.namespace.matches(args.pod)",
                "args.namespace.matches('(')",
                "args.namespace.matches('((a{1,100}){1,10}){1,10}')",
                "args.a.all(a, a.all(b, b.all(c, true)))",
                "now() > 1",
                "true // a comment\n&&",
            })
    void refuses_what_it_could_not_hold(String source) {
        assertThatThrownBy(() -> CelConditions.compile(source))
                .as("%s", source)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Exception");
    }

    @Test
    void is_not_tried_when_it_could_be_endless_work_and_counts_as_failed() {
        Condition condition = CelConditions.compile(
                "args.list.exists(a, args.list.exists(b, a != b && args.text.matches('^(a|b|ab)*c(.|a){0,50}$')))");
        String small = "{\"text\": \"abab\", \"list\": [1, 2]}";
        String large = "{\"text\": \"" + "ab".repeat(10_000) + "\", \"list\": [" + "1,".repeat(2_000) + "2]}";

        assertThat(condition.of(variables(small))).isEqualTo(Answer.NO);
        assertThat(condition.of(variables(large))).isEqualTo(Answer.FAILED);
    }

    private static CallVariables variables(String args) {
        return new CallVariables(new CallFacts(
                "kubectl.drain",
                RiskLevel.DESTRUCTIVE,
                "shop",
                null,
                StrictJson.parse(args.getBytes(StandardCharsets.UTF_8), JsonLimits.ARGUMENTS)));
    }
}
