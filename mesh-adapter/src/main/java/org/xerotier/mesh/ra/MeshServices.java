package org.xerotier.mesh.ra;

import jakarta.resource.spi.work.WorkManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What the adapter gets from around it.
 *
 * @param nanoTime a clock that never jumps
 * @param endpoint where frames go
 * @param halt stops the process; called when JeroMQ lost a thread
 */
record MeshServices(
        WorkManager work,
        Delays delays,
        LongSupplier nanoTime,
        Clock clock,
        SecureRandom random,
        Endpoint endpoint,
        Consumer<Throwable> halt) {}
