package org.xerotier.mesh.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ScopeRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectNode GET = (ObjectNode) json("""
            {"type":"object","properties":{
               "namespace":{"type":"string","x-xerotier-scope":{"dimension":"namespaces"}},
               "all_namespaces":{"type":"boolean","x-xerotier-scope":{"dimension":"namespaces","all":true}},
               "paths":{"type":"array","items":{"type":"string"},"x-xerotier-scope":{"dimension":"path_prefixes"}}}}
            """);

    @Test
    void anUnnarrowedScopeAdmitsEverything() {
        assertThat(ScopeRules.check(WorkspaceScope.UNNARROWED, GET, json("{\"all_namespaces\":true}")))
                .isEmpty();
    }

    @Test
    void aValueInsideTheDimensionIsAdmitted() {
        assertThat(fault("{\"namespaces\":[\"default\",\"app-*\"]}", "{\"namespace\":\"app-shop\"}"))
                .isEmpty();
    }

    @Test
    void aValueOutsideNamesItsArgument() {
        assertThat(ScopeRules.check(
                        scope("{\"namespaces\":[\"default\"]}"), GET, json("{\"namespace\":\"kube-system\"}")))
                .hasValueSatisfying(fault -> assertThat(fault.path()).isEqualTo("args.namespace"));
    }

    @Test
    void anArgumentLeftOutIsRefusedWhereItsDimensionIsNarrowed() {
        assertThat(fault("{\"namespaces\":[\"default\"]}", "{}")).isNotEmpty();
        assertThat(fault("{\"namespaces\":[\"*\"]}", "{}")).isEmpty();
    }

    @Test
    void reachingAllNeedsAllOfTheDimension() {
        assertThat(fault("{\"namespaces\":[\"default\"]}", "{\"namespace\":\"default\",\"all_namespaces\":true}"))
                .isNotEmpty();
        assertThat(fault("{\"namespaces\":[\"*\"]}", "{\"all_namespaces\":true}"))
                .isEmpty();
    }

    @Test
    void aToolThatTouchesEverythingNeedsEverything() {
        ObjectNode cordon = (ObjectNode) json("{\"type\":\"object\",\"x-xerotier-touches\":[\"namespaces\"]}");
        assertThat(ScopeRules.check(scope("{\"namespaces\":[\"default\"]}"), cordon, json("{}")))
                .isNotEmpty();
        assertThat(ScopeRules.check(scope("{\"hosts\":[\"db-1\"]}"), cordon, json("{}")))
                .isEmpty();
    }

    @Test
    void pathsAreJudgedBySegmentsAndNeverClimb() {
        String scope = "{\"namespaces\":[\"*\"],\"path_prefixes\":[\"/srv\"]}";
        assertThat(fault(scope, "{\"paths\":[\"/srv/a\",\"/srv\"]}")).isEmpty();
        assertThat(fault(scope, "{\"paths\":[\"/srvx/a\"]}")).isNotEmpty();
        assertThat(fault(scope, "{\"paths\":[\"/srv/../etc/passwd\"]}")).isNotEmpty();
        assertThat(fault(scope, "{\"paths\":[\"srv/a\"]}")).isNotEmpty();
    }

    @Test
    void aScopeThatIsNotOneIsRefused() {
        assertThatThrownBy(() -> scope("{\"namespaces\":\"default\"}")).hasMessageContaining("scope.namespaces");
        assertThatThrownBy(() -> scope("{\"path_prefixes\":[\"srv\"]}")).hasMessageContaining("absolute");
    }

    private static String fault(String scope, String arguments) {
        return ScopeRules.check(scope(scope), GET, json(arguments))
                .map(ArgumentFault::message)
                .orElse("");
    }

    private static WorkspaceScope scope(String document) {
        return WorkspaceScope.parse(json(document));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException(fault);
        }
    }
}
