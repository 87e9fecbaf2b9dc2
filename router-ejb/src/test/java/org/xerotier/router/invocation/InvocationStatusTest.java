package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.manifest.RiskLevel;

class InvocationStatusTest {

    @Test
    void everyStateCanBeReached() {
        Set<InvocationStatus> reached = EnumSet.of(InvocationStatus.PENDING_APPROVAL, InvocationStatus.QUEUED);
        Deque<InvocationStatus> front = new ArrayDeque<>(reached);
        while (!front.isEmpty()) {
            front.pop().next().stream().filter(reached::add).forEach(front::push);
        }
        assertThat(reached).containsExactlyInAnyOrder(InvocationStatus.values());
    }

    @Test
    void everyStateThatIsNoEndCanReachOne() {
        for (InvocationStatus status : InvocationStatus.values()) {
            assertThat(status.isTerminal() || status.next().stream().anyMatch(InvocationStatus::isTerminal))
                    .as(status.wireName())
                    .isTrue();
        }
    }

    @Test
    void namesOnTheWireReadBack() {
        assertThat(Arrays.stream(InvocationStatus.values()).map(InvocationStatus::wireName))
                .allSatisfy(name ->
                        assertThat(InvocationStatus.ofWireName(name).wireName()).isEqualTo(name));
        assertThatThrownBy(() -> InvocationStatus.ofWireName("done")).hasMessageContaining("done");
    }

    @Test
    void theRowRefusesWhatTheTableForbids() {
        InvocationRoom room = new InvocationRoom();
        Invocation ended = room.dispatched(RiskLevel.READ, false);
        ended.end(Ending.failed("x", "y"), InvocationRoom.NOW);
        assertThatThrownBy(() -> ended.queue(InvocationRoom.NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ended.start(InvocationRoom.NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ended.loseSight("a", "b")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> room.redispatch(ended)).isInstanceOf(IllegalStateException.class);
    }
}
