package org.xerotier.xem.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.ArgumentFault;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ScopeRules;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.mesh.warrant.Warrant;
import org.xerotier.xem.bundle.BundledTool;
import org.xerotier.xem.manifest.PublishedManifest;

/**
 * Checks a dispatch as if the router had checked nothing: a router may be wrong, old, or in other hands. The arguments
 * that are judged are parsed from the very bytes that were digested, and they are what the tool gets.
 */
final class DispatchJudge {

    /** What the routers' clocks may be apart, and then some. */
    static final long CLOCKS_APART_MILLIS = 600_000;

    private static final JsonLimits SCOPE_LIMITS = new JsonLimits(8_192, 4, 1_024, 128, 10_000);

    private final Supplier<PublishedManifest> manifest;
    private final WarrantJudge warrants;

    DispatchJudge(Supplier<PublishedManifest> manifest, WarrantJudge warrants) {
        this.manifest = manifest;
        this.warrants = warrants;
    }

    /**
     * Whether it was signed after a router first answered this life of the agent, by whichever of the routers' clocks: no
     * earlier life can know it.
     */
    boolean isIssuedInThisLife(Dispatch dispatch) {
        long issuedAt = warrants.issuedAt(dispatch);
        return issuedAt > 0 && issuedAt - CLOCKS_APART_MILLIS > warrants.firstRouterTime();
    }

    /** After this time of the routers a refused dispatch, come once more, would be refused for its warrant. */
    long until(Dispatch dispatch) {
        return warrants.notAfter(dispatch);
    }

    /** The same for a dispatch that is not here yet. */
    long latestUntil() {
        return warrants.latestNotAfter();
    }

    Admitted admit(Dispatch dispatch, String traceContext) throws Refused {
        Warrant warrant = warrants.open(dispatch);
        PublishedManifest current = manifest.get();
        if (!current.hash().equals(dispatch.manifestHash())) {
            throw new Refused(
                    Refusal.MANIFEST_MISMATCH,
                    "the call was admitted under another manifest than the one in force; the current hash is "
                            + current.hash());
        }
        BundledTool tool = current.tools().get(dispatch.tool());
        if (tool == null) {
            throw new Refused(Refusal.TOOL_NOT_FOUND, "this agent declares no tool '%s'".formatted(dispatch.tool()));
        }
        warrants.require(warrant, dispatch, tool.descriptor().risk());
        ObjectNode arguments = arguments(dispatch);
        refuse(Refusal.INVALID_ARGUMENTS, tool.schema().check(arguments));
        WorkspaceScope scope = scope(dispatch.scope());
        ToolDescriptor descriptor = tool.descriptor();
        refuse(Refusal.SCOPE_EXCEEDED, ScopeRules.check(scope, descriptor.parameters(), arguments));
        ToolOrder order = new ToolOrder(
                dispatch.invocationId(),
                dispatch.executionId(),
                dispatch.workspaceName(),
                tool,
                arguments,
                scope,
                Math.min(dispatch.timeoutMillis(), descriptor.timeoutMillis()),
                traceContext);
        List<Look> looks = new ArrayList<>();
        for (Precondition precondition : dispatch.preconditions()) {
            looks.add(look(precondition, order, current));
        }
        return new Admitted(order, looks, warrants.startWithin(warrant, dispatch), warrant.notAfter());
    }

    /** The reading tool of a precondition gets those of the call's arguments that it knows, judged like any others. */
    private static Look look(Precondition precondition, ToolOrder call, PublishedManifest current) throws Refused {
        BundledTool tool = current.tools().get(precondition.tool());
        if (tool == null || tool.descriptor().risk() != RiskLevel.READ) {
            throw new Refused(
                    Refusal.PRECONDITION_FAILED,
                    "this agent declares no tool '%s' of risk read to look with".formatted(precondition.tool()));
        }
        ObjectNode known = call.arguments().deepCopy();
        known.retain(names(tool.descriptor().parameters().path("properties")));
        refuse(Refusal.PRECONDITION_FAILED, tool.schema().check(known));
        refuse(
                Refusal.SCOPE_EXCEEDED,
                ScopeRules.check(call.scope(), tool.descriptor().parameters(), known));
        return new Look(
                precondition,
                new ToolOrder(
                        call.invocationId(),
                        call.executionId() + "-" + precondition.kind().wireName(),
                        call.workspaceName(),
                        tool,
                        known,
                        call.scope(),
                        tool.descriptor().timeoutMillis(),
                        call.traceContext()));
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static ObjectNode arguments(Dispatch dispatch) throws Refused {
        byte[] bytes = dispatch.arguments().view();
        if (!Sha256.hex(bytes).equals(dispatch.argumentsDigest())) {
            throw new Refused(Refusal.DIGEST_MISMATCH, "the arguments do not have the digest they came with");
        }
        ObjectNode arguments;
        try {
            arguments = StrictJson.parseObject(bytes, JsonLimits.ARGUMENTS);
        } catch (JsonRefused fault) {
            throw new Refused(Refusal.INVALID_ARGUMENTS, "args%s: %s".formatted(dotted(fault), fault.getMessage()));
        }
        if (!Arrays.equals(CanonicalJson.write(arguments), bytes)) {
            throw new Refused(Refusal.INVALID_ARGUMENTS, "the arguments are not in canonical form (RFC 8785)");
        }
        return arguments;
    }

    private static WorkspaceScope scope(Bytes document) throws Refused {
        if (document.isEmpty()) {
            return WorkspaceScope.UNNARROWED;
        }
        try {
            return WorkspaceScope.parse(StrictJson.parseObject(document.view(), SCOPE_LIMITS));
        } catch (JsonRefused | IllegalArgumentException fault) {
            throw new Refused(Refusal.SCOPE_EXCEEDED, "the scope cannot be read: " + fault.getMessage());
        }
    }

    private static String dotted(JsonRefused fault) {
        return fault.path().isEmpty() ? "" : "." + fault.path();
    }

    private static void refuse(String code, Optional<ArgumentFault> fault) throws Refused {
        if (fault.isPresent()) {
            throw new Refused(code, fault.get().path() + ": " + fault.get().message());
        }
    }

    /** Leaves the judge with the reason; checked, so that nobody forgets to answer the router. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        Refused(String code, String message) {
            this(new Refusal(code, message));
        }

        Refused(Refusal refusal) {
            super(refusal.message(), null, false, false);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }
}
