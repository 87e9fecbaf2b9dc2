package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.router.fleet.AgentCapacityFreed;
import org.xerotier.router.fleet.FleetRoom;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.mesh.MeshSender;

/** What leaves for an agent, how often, and into which ledger. */
class DeparturesTest {

    private static final String LEDGER = FleetRoom.LEDGER;
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final AtomicLong nanos = new AtomicLong();
    private final List<Frame> sent = new ArrayList<>();
    private final FleetRoom.Held held = FleetRoom.held();
    private final Departures departures = new Departures();
    private final Cancel cancel = new Cancel("inv_1", 1, "no longer wanted");

    @BeforeEach
    void wire() {
        departures.ticker = nanos::get;
        departures.agents = held.connected();
        departures.mesh = new MeshSender() {
            @Override
            public void send(AgentId agent, Frame frame, String traceparent) {
                sent.add(frame);
            }
        };
    }

    private void leave(@Nullable String ledger) {
        departures.cancel(new CancelReady(held.agent(), ledger, cancel, ""));
    }

    private void later() {
        nanos.addAndGet(AGAIN.toNanos());
        departures.again();
    }

    @Test
    void whatIsNotConfirmedIsSaidAgain() {
        held.connect(List.of());
        leave(LEDGER);
        later();
        assertThat(sent).containsExactly(cancel, cancel);
        departures.confirm("inv_1");
        later();
        assertThat(sent).hasSize(2);
    }

    @Test
    void nothingOvertakesTheAnswerToAHelloAndAllFollowsIt() {
        held.greet(List.of());
        leave(LEDGER);
        departures.again();
        assertThat(sent).isEmpty();
        assertThat(departures.isUnderWay("inv_1")).isTrue();

        held.connect(List.of());
        departures.answered(new AgentCapacityFreed(held.agent(), Set.of()));
        assertThat(sent).containsExactly(cancel);

        departures.answered(new AgentCapacityFreed(held.agent(), Set.of()));
        assertThat(sent)
                .as("what was sent a moment ago is not sent again for that")
                .hasSize(1);
    }

    @Test
    void anotherLedgerIsToldNothingOfWorkItCannotKnow() {
        held.connect(List.of());
        leave("ledger-of-before");
        leave(null);
        later();
        assertThat(sent).isEmpty();
        assertThat(departures.isUnderWay("inv_1")).isFalse();
    }

    @Test
    void anAgentThatComesBackWithAnotherLedgerIsNotToldAgain() {
        leave("ledger-of-before");
        assertThat(sent).as("it has not said which ledger it has").isEmpty();
        held.connect(List.of());
        later();
        assertThat(sent).isEmpty();
        assertThat(departures.isUnderWay("inv_1")).isFalse();
    }
}
