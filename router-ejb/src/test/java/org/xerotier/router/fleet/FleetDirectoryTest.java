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
    void aReadingThatBeganBeforeAChangeDoesNotUndoIt() {
        KnownAgent first = fleet.enrol("one", "host.uptime");
        KnownAgent removed = fleet.enrol("three", "host.uptime");
        long readAt = directory.version();
        KnownAgent second = fleet.enrol("two", "host.uptime");
        directory.remove(removed.id());
        directory.update(first.id(), known -> known.withWorkspaces(Set.of()));

        assertThat(directory.replaceAll(readAt, List.of(first, removed)).isWhole())
                .isFalse();

        assertThat(directory.find(second.id())).isPresent();
        assertThat(directory.find(removed.id())).isEmpty();
        assertThat(directory.find(first.id()).orElseThrow().workspaces()).isEmpty();
        assertThat(directory
                        .replaceAll(directory.version(), List.of(first, second))
                        .isWhole())
                .isTrue();
        assertThat(directory.find(first.id())).contains(first);
    }

    @Test
    void inAFleetThatNeverRestsWhatOthersDidIsLearntAllTheSame() {
        KnownAgent busy = fleet.enrol("one", "host.uptime");
        KnownAgent revokedElsewhere = fleet.enrol("two", "host.uptime");
        KnownAgent boundElsewhere = fleet.enrol("three", "host.uptime");
        directory.replaceAll(directory.version(), List.of(busy, revokedElsewhere, boundElsewhere));
        long readAt = directory.version();
        directory.update(busy.id(), known -> known.withWorkspaces(Set.of()));

        directory.replaceAll(readAt, List.of(busy, boundElsewhere.withWorkspaces(Set.of())));

        assertThat(directory.find(revokedElsewhere.id())).isEmpty();
        assertThat(directory.find(boundElsewhere.id()).orElseThrow().workspaces())
                .isEmpty();
    }

    @Test
    void aSessionThatBeganWithAnOlderPictureIsBroughtUpToDate() {
        KnownAgent agent = fleet.enrol("one", "host.uptime");
        fleet.connect(agent.withWorkspaces(Set.of()), 1);
        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.OFFLINE);

        var difference = directory.replaceAll(directory.version(), List.of(agent));

        assertThat(difference.freed()).containsExactly(agent.id());
        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.RESERVED);
    }

    @Test
    void aReadingWithoutAnAgentEndsItsSession() {
        KnownAgent agent = fleet.connect(fleet.enrol("one", "host.uptime"), 1);

        var difference = directory.replaceAll(directory.version(), List.of());

        assertThat(difference.keysChanged()).isTrue();
        assertThat(fleet.connected.view(agent.id())).isEmpty();
        assertThat(directory.find(agent.key())).isEmpty();
    }

    @Test
    void aReadingThatSaysNothingNewChangesNothing() {
        KnownAgent agent = fleet.enrol("one", "host.uptime");
        long version = directory.version();

        var difference = directory.replaceAll(version, List.of(agent));

        assertThat(difference.keysChanged()).isFalse();
        assertThat(difference.freed()).isEmpty();
        assertThat(directory.version()).isEqualTo(version);
    }

    @Test
    void aBindingMadeThroughAnotherRouterBringsWork() {
        KnownAgent agent = fleet.enrol("one", "host.uptime");
        directory.update(agent.id(), known -> known.withWorkspaces(Set.of()));
        fleet.connect(directory.find(agent.id()).orElseThrow(), 1);

        var difference = directory.replaceAll(directory.version(), List.of(agent));

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
