package org.xerotier.router.security;

import static org.xerotier.router.security.SecurityError.PERSON_REQUIRED;
import static org.xerotier.router.security.SecurityError.SIGN_IN_REFUSED;
import static org.xerotier.router.security.SecurityError.TOTP_STATE;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.kernel.UserId;
import org.xerotier.router.people.UserService;
import org.xerotier.router.people.UserView;

/** Passwords and one-time codes of users who sign in here. What is slow happens before or behind, in other doors. */
@Stateless
public class LocalAccountService {

    @Inject
    LocalCredentialRepository credentials;

    @Inject
    UserService users;

    @Inject
    Passwords passwords;

    @Inject
    PayloadCipher cipher;

    @Inject
    AuditLog audit;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** Sets a user's password, first or anew; their tokens from before end. */
    public void setPassword(Actor actor, String user, Secret password) {
        store(actor, users.get(user), password);
    }

    /** Changes one's own. */
    public void changePassword(Actor actor, Secret current, Secret wanted) {
        UserView self = self(actor);
        LocalCredential credential = require(self.id());
        if (!passwords.matches(current, credential.passwordHash())) {
            throw SIGN_IN_REFUSED.because("The current password is not right.", "current");
        }
        store(actor, self, wanted);
    }

    /** A new secret for an authenticator app. It asks for codes only once {@link #confirmTotp} saw one. */
    public TotpEnrolment beginTotp(Actor actor) {
        UserView self = self(actor);
        LocalCredential credential = require(self.id());
        if (credential.asksForCode()) {
            throw TOTP_STATE.because("One-time codes are on already; turn them off with a code first.");
        }
        byte[] secret = Totp.newSecret(random);
        credential.enrol(cipher.seal(LocalCredential.place(self.id()), secret));
        return TotpEnrolment.of(self.username(), secret);
    }

    public void confirmTotp(Actor actor, String code) {
        UserView self = self(actor);
        LocalCredential credential = require(self.id());
        if (credential.asksForCode() || credential.sealedTotpSecret() == null) {
            throw TOTP_STATE.because("There is no enrolment to confirm; begin one first.");
        }
        takeCode(self.id(), credential, code);
        credential.confirm(clock.instant());
        audit.record(actor, entry("user.totp_enabled", self));
    }

    /** Turns codes off, with a last one. */
    public void removeTotp(Actor actor, String code) {
        UserView self = self(actor);
        LocalCredential credential = require(self.id());
        if (!credential.asksForCode()) {
            throw TOTP_STATE.because("One-time codes are not on.");
        }
        takeCode(self.id(), credential, code);
        credential.forgetTotp();
        audit.record(actor, entry("user.totp_disabled", self));
    }

    /** For an admin, when somebody lost their authenticator. */
    public void resetTotp(Actor actor, String user) {
        UserView view = users.get(user);
        credentials.lock(view.id()).ifPresent(LocalCredential::forgetTotp);
        audit.record(actor, entry("user.totp_disabled", view));
    }

    /** The hash to compare with, outside any transaction since that is slow. */
    public Optional<KnownAccount> find(String username) {
        return users.findByName(username)
                .flatMap(user -> credentials
                        .find(user.id())
                        .map(credential -> new KnownAccount(user, new Secret(credential.passwordHash()))));
    }

    /** Ends a sign-in whose password was right. */
    public Verdict finish(Actor actor, KnownAccount account, @Nullable String code) {
        LocalCredential credential = require(account.user().id());
        UserView user = users.get(account.user().id().value());
        if (!user.isActive() || !credential.passwordHash().equals(account.hash().reveal())) {
            return Verdict.REFUSED;
        }
        if (credential.asksForCode()) {
            if (code == null) {
                return Verdict.CODE_MISSING;
            }
            if (!credential.take(secret(user.id(), credential), code, clock.instant())) {
                audit.record(actor, entry("user.sign_in_refused", user).outcome(AuditOutcome.REFUSED));
                return Verdict.REFUSED;
            }
        }
        audit.record(actor, entry("user.signed_in", user));
        return Verdict.SIGNED_IN;
    }

    /** Puts a wrong password of a known user on record. */
    public void refused(Actor actor, KnownAccount account) {
        audit.record(actor, entry("user.sign_in_refused", account.user()).outcome(AuditOutcome.REFUSED));
    }

    /** How a sign-in with the right password ended. */
    public enum Verdict {
        SIGNED_IN,
        CODE_MISSING,
        REFUSED
    }

    private void store(Actor actor, UserView user, Secret password) {
        Passwords.require(password, user.username());
        String hash = passwords.hash(password);
        credentials
                .lock(user.id())
                .ifPresentOrElse(
                        credential -> credential.replacePassword(hash, clock.instant()),
                        () -> credentials.add(new LocalCredential(user.id(), hash, clock.instant())));
        audit.record(actor, entry("user.password_set", user));
    }

    private void takeCode(UserId user, LocalCredential credential, String code) {
        if (!credential.take(secret(user, credential), code, clock.instant())) {
            throw SIGN_IN_REFUSED.because("This code is not right, or was used before; wait for the next one.", "code");
        }
    }

    private byte[] secret(UserId user, LocalCredential credential) {
        byte[] sealed = credential.sealedTotpSecret();
        if (sealed == null) {
            throw new IllegalStateException("codes are on without a secret");
        }
        return cipher.open(LocalCredential.place(user), sealed);
    }

    private UserView self(Actor actor) {
        if (actor.kind() != ActorKind.USER) {
            throw PERSON_REQUIRED.because("Sign in with `xeroctl login`; a key cannot change how its owner signs in.");
        }
        return users.get(actor.id());
    }

    private LocalCredential require(UserId user) {
        return credentials
                .lock(user)
                .orElseThrow(() -> TOTP_STATE.because(
                        "This user has no password here and signs in with another issuer; change things there."));
    }

    private static AuditEntry entry(String action, UserView user) {
        return AuditEntry.of(action, "user", user.id().value()).with("username", user.username());
    }
}
