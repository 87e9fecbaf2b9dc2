package org.xerotier.router.web.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.ExpectedState;
import org.xerotier.router.invocation.InvokeTool;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.web.grants.GrantRequest;

/**
 * The wish to run a tool.
 *
 * @param workspace id or name
 * @param agent id or registration name
 * @param grant the widest standing consent wished for with an approval; an approver may give less, never more
 * @param preconditions what must still be true when the tool starts
 */
record InvokeRequest(
        String workspace,
        String tool,
        @Nullable ObjectNode args,
        @Nullable String agent,
        @Nullable String idempotencyKey,
        @Nullable Long timeoutMs,
        @Nullable Long waitSeconds,
        @Nullable String reason,
        @Nullable PreconditionsRequest preconditions,
        @Nullable GrantRequest grant) {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int MAX_REASON = 1_000;

    /** @param headerKey the {@code Idempotency-Key} header, which may say what the body says, or say it alone */
    InvokeTool wanted(@Nullable String headerKey) {
        if (reason != null && reason.length() > MAX_REASON) {
            throw KernelError.INVALID_BODY.because("reason has at most " + MAX_REASON + " characters.", "reason");
        }
        JsonNode arguments = args == null ? JsonNodeFactory.instance.objectNode() : args;
        return new InvokeTool(
                workspace,
                tool,
                arguments,
                agent,
                key(headerKey),
                timeoutMs,
                reason,
                preconditions == null ? ExpectedState.NONE : preconditions.expected(),
                grant == null ? null : grant.terms());
    }

    private @Nullable String key(@Nullable String header) {
        if (header != null && idempotencyKey != null && !header.equals(idempotencyKey)) {
            throw KernelError.INVALID_BODY.because(
                    "The header Idempotency-Key and the field idempotency_key differ; send one of them.",
                    "idempotency_key");
        }
        String key = header == null ? idempotencyKey : header;
        if (key != null && !KEY.matcher(key).matches()) {
            throw KernelError.INVALID_BODY.because(
                    "An idempotency key has 1 to 255 visible ASCII characters without spaces.", "idempotency_key");
        }
        return key;
    }
}
