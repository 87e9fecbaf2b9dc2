package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A frame is sent by observers of the committed transaction; if its audit row fails, they never hear of it. */
class NothingLeavesUncommittedTest {

    @Test
    void dispatchesAndCancelsAreSentAfterTheCommitOnly() {
        List<TransactionPhase> phases = Arrays.stream(Departures.class.getDeclaredMethods())
                .filter(NothingLeavesUncommittedTest::observes)
                .map(method ->
                        method.getParameters()[0].getAnnotation(Observes.class).during())
                .toList();
        assertThat(phases).isNotEmpty().containsOnly(TransactionPhase.AFTER_SUCCESS);
    }

    private static boolean observes(Method method) {
        return method.getParameterCount() > 0 && method.getParameters()[0].isAnnotationPresent(Observes.class);
    }
}
