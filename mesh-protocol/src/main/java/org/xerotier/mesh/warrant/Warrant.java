package org.xerotier.mesh.warrant;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * What the router signs for one epoch of one call. Every word of the dispatch that decides what runs is in it, as itself
 * or as a digest of the very bytes.
 *
 * @param agentKey the CURVE public key of the one agent that may act on it, 64 hex
 * @param argumentsDigest SHA-256 of the arguments' bytes as dispatched, 64 hex
 * @param scopeDigest SHA-256 of the scope's bytes as dispatched, 64 hex
 * @param authority {@code automatic}, or the id of the approval or grant
 * @param consentDigest what a person saw stood under this digest
 * @param preconditionsDigest {@link Preconditions#digest}
 * @param issuedAt milliseconds since 1970 on the routers' clock
 * @param notAfter the same; the tool does not start later
 * @param keyId {@link WarrantKeys#id} of the key that signed
 */
public record Warrant(
        String invocation,
        String execution,
        long epoch,
        String project,
        String workspace,
        String workspaceName,
        String agentKey,
        String tool,
        String argumentsDigest,
        String manifestHash,
        String scopeDigest,
        RiskLevel risk,
        String authority,
        String consentDigest,
        String preconditionsDigest,
        long timeoutMillis,
        long issuedAt,
        long notAfter,
        String keyId) {

    /** No warrant is good for longer, whoever signed it. */
    public static final long LONGEST_LIFE_MILLIS = 86_400_000;

    private static final long MOST = (1L << 53) - 1;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{16}");

    public Warrant {
        text("invocation", invocation, 64);
        text("execution", execution, 64);
        range("epoch", epoch, 1, MOST);
        text("project", project, 64);
        text("workspace", workspace, 64);
        text("workspace_name", workspaceName, 128);
        hash("agent_key", agentKey);
        text("tool", tool, 128);
        hash("arguments_digest", argumentsDigest);
        hash("manifest_hash", manifestHash);
        hash("scope_digest", scopeDigest);
        var unused = new Authority(authority);
        hash("consent_digest", consentDigest);
        hash("preconditions_digest", preconditionsDigest);
        range("timeout_millis", timeoutMillis, 1, LONGEST_LIFE_MILLIS);
        range("issued_at", issuedAt, 0, MOST);
        range("not_after", notAfter, issuedAt, issuedAt + LONGEST_LIFE_MILLIS);
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new IllegalArgumentException("key_id must be 16 lower-case hex digits");
        }
    }

    /** The warrant for a dispatch, on these grounds; the dispatch's own warrant field does not matter. */
    static Warrant of(Dispatch dispatch, Grounds grounds, String keyId) {
        return new Warrant(
                dispatch.invocationId(),
                dispatch.executionId(),
                dispatch.epoch(),
                grounds.project(),
                dispatch.workspaceId(),
                dispatch.workspaceName(),
                grounds.agentKey(),
                dispatch.tool(),
                Sha256.hex(dispatch.arguments().view()),
                dispatch.manifestHash(),
                Sha256.hex(dispatch.scope().view()),
                grounds.risk(),
                grounds.authority().text(),
                grounds.consentDigest(),
                Preconditions.digest(dispatch.preconditions()),
                dispatch.timeoutMillis(),
                grounds.issuedAt().toEpochMilli(),
                grounds.notAfter().toEpochMilli(),
                keyId);
    }

    /** In which fields a dispatch is another than the one this warrant is for; digests are taken anew. */
    public List<String> differences(Dispatch dispatch) {
        return new Difference()
                .in("invocation", invocation, dispatch.invocationId())
                .in("execution", execution, dispatch.executionId())
                .in("epoch", epoch, dispatch.epoch())
                .in("workspace", workspace, dispatch.workspaceId())
                .in("workspace_name", workspaceName, dispatch.workspaceName())
                .in("tool", tool, dispatch.tool())
                .in(
                        "arguments_digest",
                        argumentsDigest,
                        Sha256.hex(dispatch.arguments().view()))
                .in("manifest_hash", manifestHash, dispatch.manifestHash())
                .in("scope_digest", scopeDigest, Sha256.hex(dispatch.scope().view()))
                .in("preconditions_digest", preconditionsDigest, Preconditions.digest(dispatch.preconditions()))
                .in("timeout_millis", timeoutMillis, dispatch.timeoutMillis())
                .fields;
    }

    private static final class Difference {
        final List<String> fields = new ArrayList<>();

        Difference in(String field, Object mine, Object theirs) {
            if (!mine.equals(theirs)) {
                fields.add(field);
            }
            return this;
        }
    }

    private static void text(String field, String value, int longest) {
        if (value.isEmpty() || value.length() > longest) {
            throw new IllegalArgumentException("%s must have 1 to %d characters".formatted(field, longest));
        }
    }

    private static void hash(String field, String value) {
        if (!HASH.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " must be 64 lower-case hex digits");
        }
    }

    private static void range(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("%s must be %d to %d".formatted(field, min, max));
        }
    }
}
