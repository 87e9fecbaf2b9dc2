package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.fleet.FleetRoom;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InvocationId;

/** The passes over the queue: what wakes them, and what one bad call may not do to the others. */
class DispatcherTest {

    private final InvocationRoom room = new InvocationRoom();
    private final Claims claims = new Claims();
    private final Dispatcher dispatcher = new Dispatcher();

    @BeforeEach
    void wire() {
        FleetRoom.Held held = FleetRoom.held();
        held.connect(List.of());
        SecureRandom random = new SecureRandom();
        dispatcher.executor = Runnable::run;
        dispatcher.claims = claims;
        dispatcher.agents = held.connected();
        dispatcher.waiting = room.waiting;
        dispatcher.ids = new Ids(Clock.systemUTC(), random);
        dispatcher.random = random;
    }

    @Test
    void aCallThatJoinedBeforeALookAndWasCommittedAfterItIsLookedForAtOnce() {
        Invocation call = room.queued(RiskLevel.READ, false);
        room.waiting.joins(call.workspace(), call.tool());
        room.waiting.left(room.waiting.arrivals(), java.util.Set.of());

        dispatcher.queued(new InvocationChanged(call.view()));

        assertThat(claims.passes).isEqualTo(1);
        assertThat(room.waiting.isAnybodyBefore(call.workspace(), call.tool())).isTrue();
    }

    @Test
    void aCallThatCannotBeGivenAwayDoesNotKeepTheOthers() {
        claims.waiting = List.of(InvocationId.next(room.ids), InvocationId.next(room.ids), InvocationId.next(room.ids));
        claims.bad = claims.waiting.get(1);

        dispatcher.look();

        assertThat(claims.alone).containsExactly(claims.waiting.get(0), claims.waiting.get(2));
    }

    private static final class Claims extends ClaimService {
        List<InvocationId> waiting = List.of();
        InvocationId bad = new InvocationId("inv_00000000000000000000000000000000");
        final List<InvocationId> alone = new ArrayList<>();
        int passes;

        @Override
        public int claim(Actor system, int most) {
            passes++;
            if (waiting.contains(bad)) {
                throw new IllegalArgumentException("this one fits into no frame");
            }
            return 0;
        }

        @Override
        public List<InvocationId> waiting(int most) {
            return waiting;
        }

        @Override
        public void claimAlone(Actor system, InvocationId id) {
            if (id.equals(bad)) {
                throw new IllegalArgumentException("this one fits into no frame");
            }
            alone.add(id);
        }
    }
}
