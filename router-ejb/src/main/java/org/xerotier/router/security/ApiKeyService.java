package org.xerotier.router.security;

import static org.xerotier.router.security.SecurityError.API_KEY_NOT_FOUND;
import static org.xerotier.router.security.SecurityError.SCOPE_INSUFFICIENT;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApiKeyId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.people.MembershipEnded;
import org.xerotier.router.people.PersonPrincipal;
import org.xerotier.router.project.ProjectService;

/** Mints, shows and revokes API keys. */
@Stateless
public class ApiKeyService {

    @Inject
    ApiKeyRepository keys;

    @Inject
    ProjectService projects;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** Makes a key with rights the actor has. Whoever stands behind the actor stands behind the key; nobody else can. */
    public MintedApiKey mint(Actor actor, CreateApiKey wanted) {
        ApiKeyRights rights = ApiKeyRights.parse(wanted.scopes());
        if (!rights.isWithin(actor)) {
            throw SCOPE_INSUFFICIENT.because(
                    "A key can only be given scopes its maker has; ask somebody who has them.", "scopes");
        }
        Instant now = clock.instant();
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
            throw KernelError.INVALID_BODY.because("expires_at must be in the future.", "expires_at");
        }
        String slug = projects.get(actor.requireProject()).slug();
        ApiKeySecret secret = ApiKeySecret.mint(slug, random);
        ApiKeyId id = ApiKeyId.next(ids);
        ApiKey key = new ApiKey(new Minting(id, actor, now), wanted, rights, secret);
        keys.add(key);
        audit.record(
                actor,
                AuditEntry.of("api_key.created", "api_key", id.value())
                        .with("name", wanted.name())
                        .with("scopes", String.join(" ", rights.shown()))
                        .with("principal", actor.principal()));
        return new MintedApiKey(key.view(), secret.handOut());
    }

    public Page<ApiKeyView> list(Actor actor, PageRequest page) {
        return Page.cut(
                        keys.list(actor.requireProject(), page),
                        page,
                        key -> key.view().id().value())
                .map(ApiKey::view);
    }

    public ApiKeyView get(Actor actor, String id) {
        return find(actor, id).view();
    }

    /** Revokes a key; it fails on its very next request. Asking twice changes nothing. */
    public ApiKeyView revoke(Actor actor, String id) {
        ApiKey key = find(actor, id);
        if (key.revoke(clock.instant())) {
            audit.record(
                    actor,
                    AuditEntry.of("api_key.revoked", "api_key", id)
                            .with("name", key.view().name()));
        }
        return key.view();
    }

    /** Ends the keys of somebody who left the project, in the transaction in which they leave. */
    public void end(@Observes MembershipEnded ended) {
        Instant now = clock.instant();
        for (ApiKey key : keys.openOf(ended.project(), new PersonPrincipal(ended.user()).text())) {
            key.revoke(now);
            audit.record(
                    ended.by(),
                    AuditEntry.of("api_key.revoked", "api_key", key.view().id().value())
                            .with("name", key.view().name())
                            .with("reason", "member.removed"));
        }
    }

    private ApiKey find(Actor actor, String id) {
        return keys.find(actor.requireProject(), id)
                .orElseThrow(
                        () -> API_KEY_NOT_FOUND.because("There is no such API key here; list them to find its id."));
    }
}
