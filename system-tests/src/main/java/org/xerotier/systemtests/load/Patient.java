package org.xerotier.systemtests.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.client.EventReader;

/** A caller's connection to a project: tries again, at another router if there is one, until it has an answer. */
final class Patient {

    private static final long PAUSE_MILLIS = 200;

    private final Target target;
    private final Random random;
    private final BooleanSupplier givesUp;

    Patient(Target target, Random random, BooleanSupplier givesUp) {
        this.target = target;
        this.random = random;
        this.givesUp = givesUp;
    }

    Target target() {
        return target;
    }

    boolean hasGivenUp() {
        return givesUp.getAsBoolean();
    }

    /** The first answer of the router, not of a server that is still loading it, that settles something, or null if the run was over before there was one. */
    Api.@Nullable Answer send(String method, String path, @Nullable String body) {
        while (!givesUp.getAsBoolean()) {
            try {
                Api.Answer answer = router().send(method, path, body, Map.of());
                boolean isTheRoutersWord = answer.json().isObject();
                if (isTheRoutersWord && answer.status() < 500 && answer.status() != 429) {
                    return answer;
                }
            } catch (UncheckedIOException cut) {
                // The answer may have been lost on its way; the same question again finds out.
            }
            rest();
        }
        return null;
    }

    @Nullable
    EventReader stream(String path, long after) {
        try {
            return new EventReader(
                    router().stream(path, after == 0 ? Map.of() : Map.of("Last-Event-ID", String.valueOf(after))));
        } catch (IOException | AssertionError refused) {
            rest();
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    void rest() {
        LockSupport.parkNanos((PAUSE_MILLIS + random.nextInt((int) PAUSE_MILLIS)) * 1_000_000);
    }

    private Api router() {
        return target.routers().get(random.nextInt(target.routers().size()));
    }
}
