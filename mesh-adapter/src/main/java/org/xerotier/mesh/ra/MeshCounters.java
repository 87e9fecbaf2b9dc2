package org.xerotier.mesh.ra;

import java.util.concurrent.atomic.LongAdder;

/** What the adapter counts; kept over restarts of the socket. */
final class MeshCounters {

    final LongAdder framesIn = new LongAdder();
    final LongAdder framesOut = new LongAdder();
    final LongAdder droppedForeign = new LongAdder();
    final LongAdder droppedMalformed = new LongAdder();
    final LongAdder refusedConnections = new LongAdder();
    final LongAdder failedDeliveries = new LongAdder();
    final LongAdder undeliverable = new LongAdder();
}
