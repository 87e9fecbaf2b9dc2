package org.xerotier.router.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.Actors;
import org.xerotier.router.invocation.InvocationChanged;
import org.xerotier.router.invocation.InvocationStatus;
import org.xerotier.router.invocation.InvocationView;
import org.xerotier.router.invocation.OutcomeUnknown;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.ProjectId;

/** What is one occasion to be told, and what is another. */
class InvocationTapTest {

    private final List<EventDraft> told = new ArrayList<>();
    private final InvocationTap tap = new InvocationTap();

    InvocationTapTest() {
        tap.outbox = new Outbox() {
            @Override
            void tell(WebhookEvent type, ProjectId project, Supplier<EventDraft> draft) {
                told.add(draft.get());
            }
        };
    }

    @Test
    void aCallThatIsUnknownAgainUnderTheSameEpochIsAnotherOccasion() {
        tap.unknown(new OutcomeUnknown(call(InvocationStatus.AMBIGUOUS, 4)));
        tap.unknown(new OutcomeUnknown(call(InvocationStatus.AMBIGUOUS, 7)));

        assertThat(told).extracting(EventDraft::type).containsOnly(WebhookEvent.EXEC_AMBIGUOUS);
        assertThat(told).extracting(EventDraft::occasion).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whatHappensWhileItIsUnknownIsNotToldAsThat() {
        tap.changed(new InvocationChanged(call(InvocationStatus.AMBIGUOUS, 5)));

        assertThat(told).isEmpty();
    }

    @Test
    void eventsThatChangeNothingAboutTheStatusAreTheSameOccasion() {
        tap.changed(new InvocationChanged(call(InvocationStatus.COMPLETED, 5)));
        tap.changed(new InvocationChanged(call(InvocationStatus.COMPLETED, 6)));

        assertThat(told.stream().map(EventDraft::occasion).distinct()).hasSize(1);
    }

    private static final String PROJECT = Actors.IDS.next(IdPrefix.PROJECT);

    private static InvocationView call(InvocationStatus status, long events) {
        return new InvocationView(
                "inv_" + "0".repeat(32),
                PROJECT,
                "ws_" + "0".repeat(32),
                "db.drop",
                RiskLevel.DESTRUCTIVE,
                RiskLevel.DESTRUCTIVE,
                status,
                1,
                events,
                null,
                "digest",
                "digest",
                new InvocationView.Requester("key", "somebody"),
                null,
                1_000,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                "text",
                null,
                null,
                null,
                null);
    }
}
