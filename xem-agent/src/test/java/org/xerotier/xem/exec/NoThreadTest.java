package org.xerotier.xem.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.dispatch.ToolEnding;
import org.xerotier.xem.dispatch.ToolOrder;

/** A host that has no thread left for one tool. */
class NoThreadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void aToolWhoseOutputNobodyCanReadEndsAndTheOthersGoOn() throws Exception {
        try (Workshop workshop = new Workshop(folder);
                LocalToolRunner rich = new LocalToolRunner(host(), folder("run"), folder("output"))) {
            BundledTool patient = workshop.tool(
                    workshop.script("tool", "while [ ! -e %s/go ]; do sleep 0.05; done; echo quince".formatted(folder)),
                    "argv: [tool]");
            Listener other = new Listener();
            other.run = rich.start(workshop.order(patient, "{}", 60_000), other);
            Thread spawner = spawner();

            LocalToolRunner poor = new LocalToolRunner(withoutReaders(host()), folder("run"), folder("output"));
            ToolOrder order = workshop.order(patient, "{}", 60_000);
            Listener listener = new Listener();
            listener.run = poor.start(order, listener);

            ToolEnding ending = listener.ending();
            assertThat(ending.outcome()).isEqualTo(Result.Outcome.FAILED);
            assertThat(ending.errorCode()).isEqualTo("spawn_failed");
            await().atMost(PATIENCE)
                    .until(() -> Escapees.of(order.executionId()).isEmpty());
            assertThat(spawner()).as("the thread all tools are children of").isSameAs(spawner);
            Files.createFile(folder.resolve("go"));
            other.completed();
            assertThat(other.stdout()).isEqualTo("quince\n");
        }
    }

    private @Nullable Host host;

    private Host host() throws Exception {
        if (host == null) {
            host = Host.create(
                    ExecSettings.of(folder.resolve("work"), folder, 2),
                    Clock.systemUTC(),
                    Map.of(),
                    folder("bundles"),
                    folder("pipes"));
        }
        return host;
    }

    private Thread spawner() throws Exception {
        return host().spawner().submit(Thread::currentThread).get();
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(folder.resolve("own").resolve(name));
    }

    private static Host withoutReaders(Host host) {
        return new Host(
                host.settings(),
                host.clock(),
                host.prefix(),
                host.guard(),
                host.pipes(),
                host.assembly(),
                host.spawner(),
                new ThreadPoolExecutor(0, 2, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    throw new OutOfMemoryError("unable to create native thread");
                }),
                host.builtins(),
                host.keeper(),
                host.timer(),
                host.flusher());
    }
}
