package org.xerotier.mesh.warrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;

class PreconditionsTest {

    private static final String HASH = "ab".repeat(32);

    private static JsonNode json(String text) {
        return StrictJson.parse(
                text.replace('\'', '"').replace("HASH", HASH).getBytes(StandardCharsets.UTF_8), JsonLimits.REQUEST);
    }

    @Test
    void both_kinds_survive_the_round_trip() {
        JsonNode list = json("[{'plan_tool':'tf.show','plan_sha256':'HASH'},"
                + "{'version_tool':'kubectl.object_version','resource_version':'41 8'}]");

        List<Precondition> read = Preconditions.parse(list);

        assertThat(read)
                .containsExactly(
                        new Precondition(Precondition.Kind.PLAN, "tf.show", HASH),
                        new Precondition(Precondition.Kind.VERSION, "kubectl.object_version", "41 8"));
        assertThat(Preconditions.toJson(read)).isEqualTo(list);
    }

    @Test
    void another_expectation_has_another_digest() {
        String one = Preconditions.digest(List.of(new Precondition(Precondition.Kind.VERSION, "a.b", "1")));

        assertThat(one)
                .isNotEqualTo(Preconditions.digest(List.of(new Precondition(Precondition.Kind.VERSION, "a.b", "2"))))
                .isNotEqualTo(Preconditions.digest(List.of(new Precondition(Precondition.Kind.VERSION, "a.c", "1"))))
                .isNotEqualTo(Preconditions.digest(List.of()));
    }

    @Test
    void nothing_given_is_nothing_asked() {
        assertThat(Preconditions.parse(MissingNode.getInstance())).isEmpty();
        assertThat(Preconditions.parse(json("null"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[{}]",
                "['plan']",
                "[{'plan_tool':'a.b'}]",
                "[{'plan_tool':'a.b','plan_sha256':'HASHff'}]",
                "[{'plan_tool':'a.b','plan_sha256':'XY'}]",
                "[{'plan_tool':'a.b','resource_version':'1'}]",
                "[{'plan_tool':'a.b','plan_sha256':'HASH','force':true}]",
                "[{'version_tool':'ab','resource_version':'1'}]",
                "[{'version_tool':'a.b','resource_version':1}]",
                "[{'version_tool':'a.b','resource_version':''}]",
                "[{'version_tool':'a.b','resource_version':' 1'}]",
                "[{'version_tool':'a.b','resource_version':'1\\n2'}]",
                "[{'version_tool':'a.b','resource_version':'1\\u202e2'}]",
                "[{'version_tool':'a.b','resource_version':'1'},{'version_tool':'a.c','resource_version':'1'}]",
                "[{'version_tool':'a.b','resource_version':'1'},{'version_tool':'a.b','resource_version':'1'},{}]"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Preconditions.parse(json(text))).isInstanceOf(IllegalArgumentException.class);
    }
}
