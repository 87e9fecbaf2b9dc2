package org.xerotier.router.invocation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.kernel.KernelError;

/**
 * What the caller saw and wants still to be true when the tool starts.
 *
 * @param resourceVersion as the tool that tells the resource's version printed it
 * @param planSha256 of what the tool's plan printed
 */
public record ExpectedState(
        @Nullable String resourceVersion, @Nullable String planSha256) {

    public static final ExpectedState NONE = new ExpectedState(null, null);

    boolean isNone() {
        return resourceVersion == null && planSha256 == null;
    }

    /** As the agent checks them, or the refusal that says why this tool cannot be bound to them. */
    List<Precondition> of(ToolDescriptor tool) {
        List<Precondition> all = new ArrayList<>();
        if (planSha256 != null) {
            all.add(one(Precondition.Kind.PLAN, tool, tool.plan(), planSha256, "plan_sha256"));
        }
        if (resourceVersion != null) {
            all.add(one(Precondition.Kind.VERSION, tool, tool.version(), resourceVersion, "resource_version"));
        }
        return List.copyOf(all);
    }

    private static Precondition one(
            Precondition.Kind kind, ToolDescriptor tool, @Nullable ToolName looks, String expected, String field) {
        String param = "preconditions." + field;
        if (looks == null) {
            throw KernelError.INVALID_BODY.because(
                    "%s declares no tool that tells its %s, so a call of it cannot be bound to one."
                            .formatted(tool.name(), kind.wireName()),
                    param);
        }
        try {
            return new Precondition(kind, looks.dotted(), expected);
        } catch (IllegalArgumentException malformed) {
            throw KernelError.INVALID_BODY.because(String.valueOf(malformed.getMessage()) + ".", param);
        }
    }
}
