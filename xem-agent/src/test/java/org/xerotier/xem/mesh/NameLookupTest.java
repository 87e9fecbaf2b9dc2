package org.xerotier.xem.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.xem.time.ManualTicker;

class NameLookupTest {

    private final ManualTicker ticker = new ManualTicker();
    private final Map<String, List<String>> known = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Deque<Runnable> begun = new ArrayDeque<>();
    private final NameLookup lookup = new NameLookup(this::all, ticker, this::lookingUp);

    private InetAddress[] all(String name) throws UnknownHostException {
        asked.add(name);
        List<String> numbers = known.get(name);
        if (numbers == null) {
            throw new UnknownHostException(name);
        }
        InetAddress[] all = new InetAddress[numbers.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(numbers.get(i));
        }
        return all;
    }

    /** A thread that does its work when the test says so. */
    private Thread lookingUp(Runnable work) {
        return new Thread(() -> {}) {
            @Override
            public void start() {
                begun.add(work);
            }
        };
    }

    private void answer() {
        begun.remove().run();
    }

    private Link.Reach reach(String address) {
        return lookup.find(address).reach();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://127.0.0.1:5555", "tcp://[::1]:5555", "tcp://[fe80::1%eth0]:1"})
    void aNumberNeedsNoLookup(String address) {
        assertThat(lookup.find(address)).isEqualTo(new NameLookup.Answer(Link.Reach.KNOWN, address));
        assertThat(begun).isEmpty();
    }

    @Test
    void aNameIsLookedUpBesideWhoeverAsks() {
        known.put("router.example", List.of("192.0.2.1"));
        assertThat(reach("tcp://router.example:5555")).isEqualTo(Link.Reach.NOT_YET);
        assertThat(reach("tcp://router.example:5555")).isEqualTo(Link.Reach.NOT_YET);
        assertThat(begun).as("one lookup at a time for a name").hasSize(1);
        assertThat(asked).isEmpty();
        answer();
        assertThat(lookup.find("tcp://router.example:5555").address()).isEqualTo("tcp://192.0.2.1:5555");
        assertThat(lookup.find("tcp://router.example:6").address()).isEqualTo("tcp://192.0.2.1:6");
        assertThat(asked).hasSize(1);
    }

    @Test
    void theOlderKindOfAddressIsPreferred() {
        known.put("both.example", List.of("2001:db8::1", "192.0.2.1"));
        known.put("new.example", List.of("2001:db8::1"));
        reach("tcp://both.example:1");
        reach("tcp://new.example:1");
        answer();
        answer();
        assertThat(lookup.find("tcp://both.example:1").address()).isEqualTo("tcp://192.0.2.1:1");
        assertThat(lookup.find("tcp://new.example:1").address()).isEqualTo("tcp://[2001:db8:0:0:0:0:0:1]:1");
    }

    @Test
    void anAnswerIsGoodForAWhile() {
        known.put("router.example", List.of("192.0.2.1"));
        reach("tcp://router.example:1");
        answer();
        ticker.advance(29_000);
        assertThat(reach("tcp://router.example:1")).isEqualTo(Link.Reach.KNOWN);
        ticker.advance(2_000);
        known.put("router.example", List.of("192.0.2.2"));
        assertThat(reach("tcp://router.example:1")).isEqualTo(Link.Reach.NOT_YET);
        answer();
        assertThat(lookup.find("tcp://router.example:1").address()).isEqualTo("tcp://192.0.2.2:1");
    }

    @Test
    void aNameThatIsNotKnownIsAskedForAnew() {
        reach("tcp://router.example:1");
        answer();
        assertThat(reach("tcp://router.example:1")).isEqualTo(Link.Reach.UNKNOWN);
        known.put("router.example", List.of("192.0.2.1"));
        assertThat(reach("tcp://router.example:1")).isEqualTo(Link.Reach.NOT_YET);
        answer();
        assertThat(reach("tcp://router.example:1")).isEqualTo(Link.Reach.KNOWN);
    }
}
