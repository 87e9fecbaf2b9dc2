package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.AgentId;

class LookoutTest {

    private static final AgentId AGENT = new AgentId("agt_" + "0".repeat(32));

    private final Lookout lookout = new Lookout();

    @Test
    void anAgentThatWasGivenNothingIsNotLookedFor() {
        assertThat(lookout.mark(AGENT)).isZero();
    }

    @Test
    void aLookThatFindsNothingEndsTheLooking() {
        lookout.gave(AGENT);
        lookout.foundNothing(AGENT, lookout.mark(AGENT));
        assertThat(lookout.mark(AGENT)).isZero();
    }

    @Test
    void whatIsGivenDuringALookIsNotForgotten() {
        lookout.gave(AGENT);
        long before = lookout.mark(AGENT);
        lookout.gave(AGENT);
        lookout.foundNothing(AGENT, before);
        assertThat(lookout.mark(AGENT)).isNotZero();
    }

    @Test
    void onlyWhatIsMissingTwiceIsMissing() {
        assertThat(lookout.missingAgain(AGENT, List.of("a", "b"))).isEmpty();
        assertThat(lookout.missingAgain(AGENT, List.of("b", "c"))).containsExactly("b");
        assertThat(lookout.missingAgain(AGENT, List.of())).isEmpty();
        assertThat(lookout.missingAgain(AGENT, List.of("b"))).isEmpty();
    }
}
