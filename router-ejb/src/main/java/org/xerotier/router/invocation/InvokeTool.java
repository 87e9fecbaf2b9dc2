package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.grant.GiveGrant;

/**
 * The wish that a tool be run.
 *
 * @param workspace id or name
 * @param tool either spelling
 * @param arguments strictly parsed object
 * @param agent id or registration name; null lets the router choose
 * @param timeoutMillis shorter than the tool's own, or null
 * @param reason the caller's words, for the record
 * @param grant the widest standing consent the caller would like with an approval, or null
 * @param preconditions what must still be true when the tool starts
 */
public record InvokeTool(
        String workspace,
        String tool,
        JsonNode arguments,
        @Nullable String agent,
        @Nullable String idempotencyKey,
        @Nullable Long timeoutMillis,
        @Nullable String reason,
        ExpectedState preconditions,
        @Nullable GiveGrant grant) {}
