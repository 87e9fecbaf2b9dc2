package org.xerotier.router.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.xerotier.router.Actors;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WebhookId;

/** Who is known to want what while others read it too. */
class SubscriptionsTest {

    private final ProjectId project = new ProjectId(Actors.IDS.next(IdPrefix.PROJECT));
    private final WebhookId made = new WebhookId("whk_" + "0".repeat(32));

    @Test
    void aSlowReadingDoesNotTakeBackWhatAWebhooksMakerReadAfterIt() throws Exception {
        CountDownLatch isReading = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger readings = new AtomicInteger();
        Subscriptions subscriptions = new Subscriptions();
        subscriptions.queries = new SubscriptionQueries() {
            @Override
            public List<Subscription> all() {
                if (readings.getAndIncrement() > 0) {
                    return List.of(new Subscription(project, made, Set.of(WebhookEvent.EXEC_FAILED)));
                }
                isReading.countDown();
                await(mayEnd);
                return List.of();
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> timer = threads.submit(subscriptions::refresh);
            await(isReading);
            Future<?> maker = threads.submit(subscriptions::refresh);
            assertThat(subscriptions.of(project, WebhookEvent.EXEC_FAILED))
                    .as("a call waits for neither")
                    .containsExactly(made);
            mayEnd.countDown();
            timer.get(10, TimeUnit.SECONDS);
            maker.get(10, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(subscriptions.of(project, WebhookEvent.EXEC_FAILED)).containsExactly(made);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
