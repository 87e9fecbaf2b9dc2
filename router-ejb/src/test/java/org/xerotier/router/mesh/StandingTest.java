package org.xerotier.router.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xerotier.mesh.frame.FrameType;

/** Every frame type in every standing: what is not named here as let through must not be. */
class StandingTest {

    private static final Set<FrameType> SESSION = EnumSet.of(
            FrameType.MANIFEST_PART,
            FrameType.LEASE_RENEWAL,
            FrameType.DISPATCH_ACK,
            FrameType.STARTED,
            FrameType.PROGRESS,
            FrameType.RESULT,
            FrameType.CANCEL_ACK,
            FrameType.CURVE_ROTATE_ACK,
            FrameType.DISCOVERY_REPORT);

    @ParameterizedTest
    @EnumSource
    void aStrangerIsNeverHeardNorAnswered(FrameType type) {
        assertThat(Standing.UNKNOWN.verdict(type)).isEqualTo(Standing.Verdict.DROP);
    }

    @ParameterizedTest
    @EnumSource
    void beforeTheHelloOnlyAHelloIsHeard(FrameType type) {
        Standing.Verdict expected = type == FrameType.HELLO
                ? Standing.Verdict.PASS
                : SESSION.contains(type) ? Standing.Verdict.HELLO_FIRST : Standing.Verdict.DROP;

        assertThat(Standing.ENROLLED.verdict(type)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void afterTheHelloWhatAgentsSayIsHeardAndWhatRoutersSayIsNot(FrameType type) {
        Standing.Verdict expected =
                type.sender() == FrameType.Sender.ROUTER ? Standing.Verdict.DROP : Standing.Verdict.PASS;

        assertThat(Standing.GREETED.verdict(type)).isEqualTo(expected);
    }
}
