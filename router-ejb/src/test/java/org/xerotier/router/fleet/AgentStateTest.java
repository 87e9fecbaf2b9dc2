package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentStateTest {

    private static final Map<AgentState, Set<AgentState>> LIFE = Map.of(
            AgentState.PENDING, EnumSet.of(AgentState.ACTIVE, AgentState.CONFLICT_PILL, AgentState.REVOKED),
            AgentState.ACTIVE,
                    EnumSet.of(AgentState.STALE, AgentState.DRAINING, AgentState.CONFLICT_PILL, AgentState.REVOKED),
            AgentState.STALE, EnumSet.of(AgentState.ACTIVE, AgentState.CONFLICT_PILL, AgentState.REVOKED),
            AgentState.DRAINING,
                    EnumSet.of(AgentState.ACTIVE, AgentState.STALE, AgentState.CONFLICT_PILL, AgentState.REVOKED),
            AgentState.CONFLICT_PILL, EnumSet.complementOf(EnumSet.of(AgentState.CONFLICT_PILL)),
            AgentState.REVOKED, EnumSet.noneOf(AgentState.class));

    @ParameterizedTest
    @EnumSource
    void onlyTheseStatesFollow(AgentState state) {
        assertThat(state.next()).isEqualTo(LIFE.get(state));
    }

    @ParameterizedTest
    @EnumSource
    void everyStateButTheLastCanBeLeft(AgentState state) {
        assertThat(state.next().isEmpty()).isEqualTo(state == AgentState.REVOKED);
    }

    @ParameterizedTest
    @EnumSource
    void namesReadBack(AgentState state) {
        assertThat(AgentState.ofWireName(state.wireName())).contains(state);
    }
}
