package org.xerotier.xem.exec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.xem.bundle.BundleLoader;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.dispatch.ToolOrder;

/** A process that starts one tool and waits to be killed. */
final class DyingAgent {

    private DyingAgent() {}

    public static void main(String[] words) throws Exception {
        Path tools = Path.of(words[0]);
        Path work = Path.of(words[1]);
        BundledTool tool =
                Objects.requireNonNull(BundleLoader.load(tools, work).tools().get("demo.act"));
        Listener listener = new Listener();
        LocalToolRunner runner = LocalToolRunner.create(ExecSettings.of(work, work, 2), Clock.systemUTC(), Map.of());
        listener.run = runner.start(
                new ToolOrder(
                        "inv_dying",
                        "exe_dying",
                        "ops",
                        tool,
                        JsonNodeFactory.instance.objectNode(),
                        WorkspaceScope.UNNARROWED,
                        600_000,
                        ""),
                listener);
        listener.ending();
    }
}
