package org.xerotier.router.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.ApiKeyId;

/** An API key. Made with its rights, used until it expires or is revoked; nothing else about it ever changes. */
@Entity
@Table(name = "api_keys")
class ApiKey {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    private String name;
    private String prefix;

    @Column(name = "secret_hash")
    private String secretHash;

    private String scopes;

    @Column(name = "tool_scopes")
    private String toolScopes;

    private String principal;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_by_name")
    private String createdByName;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "last_used_at", insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    @Version
    private int version;

    protected ApiKey() {}

    ApiKey(Minting minting, CreateApiKey wanted, ApiKeyRights rights, ApiKeySecret secret) {
        this.id = minting.id().value();
        this.projectId = minting.by().requireProject().value();
        this.createdBy = minting.by().id();
        this.createdByName = minting.by().name();
        this.createdAt = minting.at();
        this.principal = minting.by().principal();
        this.name = wanted.name();
        this.expiresAt = wanted.expiresAt();
        this.prefix = secret.prefix();
        this.secretHash = secret.hash();
        this.scopes = rights.storedScopes();
        this.toolScopes = rights.storedToolScopes();
    }

    /** Ends it for good; false if that had happened before. */
    boolean revoke(Instant at) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = at;
        return true;
    }

    /** Neither revoked nor expired. */
    boolean isGoodAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    ApiKeyRights rights() {
        return ApiKeyRights.stored(scopes, toolScopes);
    }

    ApiKeyView view() {
        return new ApiKeyView(
                new ApiKeyId(id),
                name,
                prefix,
                rights().shown(),
                principal,
                createdAt,
                expiresAt,
                revokedAt,
                lastUsedAt,
                createdByName);
    }
}
