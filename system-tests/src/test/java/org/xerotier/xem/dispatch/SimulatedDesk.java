package org.xerotier.xem.dispatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.VerifyingKey;
import org.xerotier.mesh.manifest.ArgumentSchema;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.mesh.manifest.RecoveryPolicy;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.mesh.warrant.WarrantVerifier;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.bundle.ExitCodes;
import org.xerotier.xem.bundle.ToolAction;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.time.Ticker;

/** The agent's own desk, around a ledger and tools of the simulation. */
public final class SimulatedDesk {

    /** A tool that changes something and may not be run twice. */
    public static final String DROP = "test.drop";

    /** The same, but what provably did not begin may run on another agent. */
    public static final String TURN = "test.turn";

    /** One that changes something, and twice is as good as once. */
    public static final String PUT = "test.put";

    /** One that only looks. */
    public static final String LOOK = "test.look";

    private static final ObjectNode PARAMETERS = StrictJson.parseObject(
            "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"count\":{\"type\":\"integer\"}}}"
                    .getBytes(StandardCharsets.UTF_8),
            JsonLimits.REQUEST);

    private static final List<BundledTool> TOOLS = List.of(
            tool("drop", RiskLevel.DESTRUCTIVE, RecoveryPolicy.NEVER),
            tool("turn", RiskLevel.WRITE, RecoveryPolicy.IF_NOT_STARTED),
            tool("put", RiskLevel.WRITE, RecoveryPolicy.IDEMPOTENT),
            tool("look", RiskLevel.READ, RecoveryPolicy.IDEMPOTENT));

    private SimulatedDesk() {}

    public static DispatchDesk desk(
            PublishedManifest manifest,
            List<VerifyingKey> routers,
            String agentKey,
            String project,
            Ledger ledger,
            ToolRunner runner,
            Outbox outbox,
            Ticker ticker,
            Clock clock,
            Executor loop) {
        WarrantVerifier verifier = new WarrantVerifier(routers);
        HostRules host = new HostRules(() -> verifier, agentKey::equals, project, RiskLevel.IRREVERSIBLE, null);
        return new DispatchDesk(DeskLimits.of(2), () -> manifest, host, ledger, runner, outbox, ticker, clock, loop);
    }

    public static PublishedManifest manifest(String name) {
        Map<String, BundledTool> tools = new LinkedHashMap<>();
        Map<String, ToolDescriptor> descriptors = new LinkedHashMap<>();
        for (BundledTool tool : TOOLS) {
            tools.put(tool.name(), tool);
            descriptors.put(tool.name(), tool.descriptor());
        }
        byte[] document = new CapabilityManifest(name, "1.0.0", List.of(), 0, descriptors).canonical();
        return new PublishedManifest(Sha256.hex(document), 1, Bytes.adopt(document), tools);
    }

    private static BundledTool tool(String action, RiskLevel risk, RecoveryPolicy recovery) {
        ToolDescriptor descriptor = new ToolDescriptor(
                new ToolName("test", action),
                "a tool of the simulation",
                "test",
                risk,
                "test." + action,
                recovery == RecoveryPolicy.IDEMPOTENT && risk != RiskLevel.READ,
                recovery,
                60_000,
                1 << 20,
                "text",
                null,
                null,
                null,
                true,
                PARAMETERS);
        return new BundledTool(
                descriptor,
                "1",
                ArgumentSchema.compile(PARAMETERS),
                new ToolAction.Builtin("noop", Map.of()),
                ExitCodes.USUAL);
    }
}
