package org.xerotier.mesh.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One tool as its agent declares it.
 *
 * @param scope the per-tool scope an API key needs besides {@code execution}, usually the tool's own name
 * @param idempotent running it twice has the effect of running it once
 * @param recovery what becomes of a call that is lost with its agent
 * @param timeoutMillis longest run; a call may ask for less
 * @param outputLimitBytes where the output is cut, each stream by itself
 * @param outputFormat {@code text}, {@code json} or {@code lines}
 * @param plan the tool that shows what this one would do, if any
 * @param probe the read-only tool that can settle an unknown outcome, if any
 * @param version the read-only tool that prints the version of the resource this one would change, if any
 * @param mcpVisible whether it is offered over MCP
 * @param parameters JSON Schema 2020-12 of the arguments object
 */
public record ToolDescriptor(
        ToolName name,
        String description,
        String domain,
        RiskLevel risk,
        String scope,
        boolean idempotent,
        RecoveryPolicy recovery,
        long timeoutMillis,
        long outputLimitBytes,
        String outputFormat,
        @Nullable ToolName plan,
        @Nullable ToolName probe,
        @Nullable ToolName version,
        boolean mcpVisible,
        ObjectNode parameters) {

    /** Greatest {@code outputLimitBytes} a manifest may declare. */
    public static final long MAX_OUTPUT_BYTES = 1L << 30;

    /** With the policy that holds for tools which name none. */
    public ToolDescriptor(
            ToolName name,
            String description,
            String domain,
            RiskLevel risk,
            String scope,
            boolean idempotent,
            long timeoutMillis,
            long outputLimitBytes,
            String outputFormat,
            @Nullable ToolName plan,
            @Nullable ToolName probe,
            @Nullable ToolName version,
            boolean mcpVisible,
            ObjectNode parameters) {
        this(
                name,
                description,
                domain,
                risk,
                scope,
                idempotent,
                RecoveryPolicy.standard(risk, idempotent),
                timeoutMillis,
                outputLimitBytes,
                outputFormat,
                plan,
                probe,
                version,
                mcpVisible,
                parameters);
    }

    /** Whether work lost with an agent may be run again although it may have begun. */
    public boolean mayRunAgain() {
        return recovery == RecoveryPolicy.IDEMPOTENT;
    }
}
