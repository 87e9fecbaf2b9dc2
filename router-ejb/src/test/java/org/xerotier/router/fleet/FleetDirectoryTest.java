package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetDirectoryTest {

    private final FleetInMemory fleet = new FleetInMemory();
    private final FleetDirectory directory = fleet.directory;

    @Test
    void agentsAreFoundByIdAndKey() {
        KnownAgent agent = fleet.enrol("one", "host.uptime");

        assertThat(directory.find(agent.id())).contains(agent);
        assertThat(directory.find(agent.key())).contains(agent);
        assertThat(directory.keys()).containsExactly(agent.key());
    }

    @Test
    void aReadingThatBeganBeforeAChangeIsThrownAway() {
        KnownAgent first = fleet.enrol("one", "host.uptime");
        long readAt = directory.version();
        KnownAgent second = fleet.enrol("two", "host.uptime");

        assertThat(directory.replaceAll(readAt, List.of(first))).isEmpty();
        assertThat(directory.find(second.id())).isPresent();
    }

    @Test
    void aReadingWithoutAnAgentEndsItsSession() {
        KnownAgent agent = fleet.connect(fleet.enrol("one", "host.uptime"), 1);

        var difference = directory.replaceAll(directory.version(), List.of()).orElseThrow();

        assertThat(difference.keysChanged()).isTrue();
        assertThat(fleet.connected.view(agent.id())).isEmpty();
        assertThat(directory.find(agent.key())).isEmpty();
    }

    @Test
    void aReadingThatSaysNothingNewChangesNothing() {
        KnownAgent agent = fleet.enrol("one", "host.uptime");
        long version = directory.version();

        var difference = directory.replaceAll(version, List.of(agent)).orElseThrow();

        assertThat(difference.keysChanged()).isFalse();
        assertThat(difference.freed()).isEmpty();
        assertThat(directory.version()).isEqualTo(version);
    }

    @Test
    void aBindingMadeThroughAnotherRouterBringsWork() {
        KnownAgent agent = fleet.enrol("one", "host.uptime");
        directory.update(agent.id(), known -> known.withWorkspaces(Set.of()));
        fleet.connect(directory.find(agent.id()).orElseThrow(), 1);

        var difference =
                directory.replaceAll(directory.version(), List.of(agent)).orElseThrow();

        assertThat(difference.freed()).containsExactly(agent.id());
        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.RESERVED);
    }

    @Test
    void anAgentThatIsNotThereCannotBeChanged() {
        KnownAgent agent = fleet.enrol("one", "host.uptime");
        directory.remove(agent.id());

        assertThat(directory.update(agent.id(), known -> known)).isFalse();
        assertThat(directory.remove(agent.id())).isFalse();
        assertThat(directory.keys()).isEmpty();
    }
}
