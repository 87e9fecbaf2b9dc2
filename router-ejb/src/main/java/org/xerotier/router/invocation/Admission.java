package org.xerotier.router.invocation;

import static org.xerotier.router.invocation.InvocationError.EXEC_TOOL_NOT_FOUND;
import static org.xerotier.router.invocation.InvocationError.OUTSIDE_WORKSPACE_SCOPE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.ArgumentFault;
import org.xerotier.mesh.manifest.ArgumentSchema;
import org.xerotier.mesh.manifest.ScopeRules;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.router.fleet.CatalogTool;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.RouterException;

/** The gates a call's content passes, at its creation and again when it leaves the queue. No gate here knows who asks. */
final class Admission {

    /** Compiled schemas by digest; a fleet has hundreds of tools, so a bound that only stops nonsense. */
    private static final int MAX_COMPILED = 5_000;

    private final ConcurrentHashMap<ObjectNode, ArgumentSchema> compiled = new ConcurrentHashMap<>();

    /** The tool, or the refusal that names where to look. */
    static CatalogTool offered(Optional<CatalogTool> found, String name, String workspace) {
        return found.orElseThrow(() -> EXEC_TOOL_NOT_FOUND.because(
                "No agent bound to workspace '%s' declares the tool '%s'. `xeroctl exec tools --workspace %s` lists what can be called."
                        .formatted(workspace, name, workspace),
                "tool"));
    }

    /** The arguments in the form that is digested and dispatched, or the refusal that names the field at fault. */
    Bytes arguments(ToolDescriptor tool, WorkspaceScope scope, JsonNode arguments) {
        if (!arguments.isObject()) {
            throw KernelError.INVALID_BODY.because("args must be a JSON object.", "args");
        }
        Optional<ArgumentFault> fault = schema(tool).check(arguments);
        if (fault.isPresent()) {
            throw KernelError.INVALID_BODY.because(
                    "%s: %s. `xeroctl exec tool-show %s` shows what the tool takes."
                            .formatted(fault.get().path(), fault.get().message(), tool.name()),
                    fault.get().path());
        }
        Optional<ArgumentFault> outside = ScopeRules.check(scope, tool.parameters(), arguments);
        if (outside.isPresent()) {
            throw OUTSIDE_WORKSPACE_SCOPE.because(
                    "%s: %s.".formatted(outside.get().path(), outside.get().message()),
                    outside.get().path());
        }
        byte[] canonical = CanonicalJson.write(arguments);
        if (canonical.length > Bounds.MAX_ARGS_BYTES) {
            throw KernelError.INVALID_BODY.because(
                    "args has %d bytes in canonical form, at most %d are taken; pass large data by file."
                            .formatted(canonical.length, Bounds.MAX_ARGS_BYTES),
                    "args");
        }
        return Bytes.adopt(canonical);
    }

    /**
     * Why a call that was admitted before may not run now, or empty if it may: what it was admitted under must not have
     * become stricter while it waited.
     */
    Optional<RouterException> stillAdmitted(
            Invocation invocation, ToolDescriptor tool, WorkspaceScope scope, JsonNode arguments) {
        if (tool.risk().compareTo(invocation.risk()) > 0) {
            return Optional.of(
                    KernelError.INVALID_BODY.because("The tool's risk was raised to %s while the call waited."
                            .formatted(tool.risk().wireName())));
        }
        try {
            Bytes now = arguments(tool, scope, arguments);
            return Sha256.hex(now.view()).equals(invocation.argumentsDigest())
                    ? Optional.empty()
                    : Optional.of(KernelError.INVALID_BODY.because("The stored arguments do not match their digest."));
        } catch (RouterException refusal) {
            return Optional.of(refusal);
        }
    }

    private ArgumentSchema schema(ToolDescriptor tool) {
        ArgumentSchema known = compiled.get(tool.parameters());
        if (known != null) {
            return known;
        }
        if (compiled.size() >= MAX_COMPILED) {
            compiled.clear();
        }
        ArgumentSchema fresh = ArgumentSchema.compile(tool.parameters());
        compiled.put(tool.parameters(), fresh);
        return fresh;
    }
}
