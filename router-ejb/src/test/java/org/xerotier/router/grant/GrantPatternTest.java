package org.xerotier.router.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;

/** What a grant covers, and that narrower means narrower. */
class GrantPatternTest {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    @Test
    void aPatternCoversExactlyWhatItSays() {
        GrantPattern pattern = read("{'name':{'prefix':'web-'},'size':{'min':1,'max':3},'zone':{'enum':['a','b']}}");
        assertThat(pattern.covers(json("{'name':'web-7','size':2,'zone':'a'}"))).isTrue();
        assertThat(pattern.covers(json("{'name':'web-','size':3.0,'zone':'b'}")))
                .isTrue();
        assertThat(pattern.covers(json("{'name':'db-7','size':2,'zone':'a'}"))).isFalse();
        assertThat(pattern.covers(json("{'name':'WEB-7','size':2,'zone':'a'}"))).isFalse();
        assertThat(pattern.covers(json("{'name':['web-7'],'size':2,'zone':'a'}")))
                .isFalse();
        assertThat(pattern.covers(json("{'name':'web-7','size':3.01,'zone':'a'}")))
                .isFalse();
        assertThat(pattern.covers(json("{'name':'web-7','size':'2','zone':'a'}")))
                .isFalse();
        assertThat(pattern.covers(json("{'name':'web-7','size':2,'zone':'c'}"))).isFalse();
    }

    @Test
    void anArgumentThatIsNotNamedIsNotCovered() {
        GrantPattern pattern = read("{'name':{'any':true}}");
        assertThat(pattern.covers(json("{'name':'x'}"))).isTrue();
        assertThat(pattern.covers(json("{'name':'x','force':true}"))).isFalse();
        assertThat(pattern.covers(json("{}"))).isFalse();
        assertThat(pattern.covers(json("{'force':true}"))).isFalse();
    }

    @Test
    void anArgumentLeftOutOfTheRulesKeepsItsApprovedValue() {
        GrantPattern pattern =
                GrantPatternReader.read(json("{'name':{'prefix':'web-'}}"), json("{'name':'web-1','force':false}"));
        assertThat(pattern.covers(json("{'name':'web-2','force':false}"))).isTrue();
        assertThat(pattern.covers(json("{'name':'web-2','force':true}"))).isFalse();
        assertThat(pattern.covers(json("{'name':'web-2'}"))).isFalse();
    }

    @Test
    void withoutAWiderWishOnlyTheSameCallIsWithin() {
        GrantPattern asked = GrantPattern.exactly(json("{'name':'web-1'}"));
        assertThat(GrantPattern.exactly(json("{'name':'web-1'}")).isWithin(asked))
                .isTrue();
        assertThat(read("{'name':{'prefix':'web-'}}").isWithin(asked)).isFalse();
        assertThat(read("{'name':{'any':true}}").isWithin(asked)).isFalse();
    }

    @Test
    void rulesThatMeanNothingAreRefusedByName() {
        for (String rule : List.of(
                "{}",
                "{'prefix':''}",
                "{'prefix':'a','any':true}",
                "{'min':1}",
                "{'min':3,'max':1}",
                "{'enum':[]}",
                "{'any':false}",
                "{'glob':'*'}",
                "{'regex':'.*'}",
                "7")) {
            assertThatThrownBy(() -> read("{'x':" + rule + "}"))
                    .as(rule)
                    .hasMessageContaining("grant.arguments.x")
                    .extracting("code")
                    .isEqualTo(GrantError.GRANT_PATTERN_INVALID);
        }
    }

    @Test
    void whatIsStoredReadsBackTheSame() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            GrantPattern pattern = pattern(random);
            GrantPattern back = GrantPatternReader.stored(pattern.document());
            assertThat(back.digest()).isEqualTo(pattern.digest());
            assertThat(back.isWithin(pattern) && pattern.isWithin(back)).isTrue();
        }
    }

    /** The property everything rests on: whatever matches the narrower matches the wider. */
    @Test
    void aCallThatMatchesTheNarrowerMatchesTheWider() {
        Random random = new Random(20261121);
        int within = 0;
        int covered = 0;
        for (int i = 0; i < 200_000; i++) {
            GrantPattern narrow = pattern(random);
            GrantPattern wide = pattern(random);
            if (!narrow.isWithin(wide)) {
                continue;
            }
            within++;
            for (int k = 0; k < 20; k++) {
                JsonNode call = call(random);
                if (narrow.covers(call)) {
                    covered++;
                    assertThat(wide.covers(call))
                            .as("%s in %s for %s", narrow.document(), wide.document(), call)
                            .isTrue();
                }
            }
        }
        assertThat(within).isGreaterThan(2_000);
        assertThat(covered).isGreaterThan(2_000);
    }

    private static GrantPattern pattern(Random random) {
        TreeMap<String, ArgumentRule> rules = new TreeMap<>();
        for (String name : List.of("a", "b")) {
            if (random.nextInt(10) > 0) {
                rules.put(name, rule(random));
            }
        }
        return new GrantPattern(rules);
    }

    private static ArgumentRule rule(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new ArgumentRule.Any();
            case 1 -> new ArgumentRule.Prefix(text(random) + "w");
            case 2 -> {
                int min = random.nextInt(4);
                yield new ArgumentRule.Between(
                        java.math.BigDecimal.valueOf(min), java.math.BigDecimal.valueOf(min + random.nextInt(4)));
            }
            default -> {
                List<JsonNode> values = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    values.add(value(random));
                }
                yield new ArgumentRule.OneOf(values);
            }
        };
    }

    private static ObjectNode call(Random random) {
        ObjectNode call = MAKE.objectNode();
        call.set("a", value(random));
        call.set("b", value(random));
        if (random.nextInt(10) == 0) {
            call.remove(random.nextBoolean() ? "a" : "b");
        }
        return call;
    }

    private static JsonNode value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> MAKE.nullNode();
            case 1 -> MAKE.numberNode(random.nextInt(6));
            case 2 -> MAKE.numberNode(random.nextInt(12) / 2.0);
            case 3 -> MAKE.arrayNode().add(text(random));
            default -> MAKE.textNode(text(random) + text(random));
        };
    }

    private static String text(Random random) {
        return "wweb".substring(0, random.nextInt(5));
    }

    private static GrantPattern read(String rules) {
        return GrantPatternReader.read(json(rules), MAKE.objectNode());
    }

    private static JsonNode json(String text) {
        return StrictJson.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonLimits.REQUEST);
    }
}
