package org.xerotier.router.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.UserId;

/** What a user signs in with here: a password, and one-time codes if they enrolled an authenticator. */
@Entity
@Table(name = "local_credentials")
class LocalCredential {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "password_set_at")
    private Instant passwordSetAt;

    @Column(name = "sealed_totp_secret")
    private byte @Nullable [] sealedTotpSecret;

    @Column(name = "totp_confirmed_at")
    private @Nullable Instant totpConfirmedAt;

    @Column(name = "totp_last_step")
    private long totpLastStep;

    @Version
    private int version;

    protected LocalCredential() {}

    LocalCredential(UserId user, String passwordHash, Instant now) {
        this.userId = user.value();
        this.passwordHash = passwordHash;
        this.passwordSetAt = now;
    }

    static PayloadPlace place(UserId user) {
        return new PayloadPlace("local_credentials", "sealed_totp_secret", "router", user.value());
    }

    String passwordHash() {
        return passwordHash;
    }

    /** Tokens from before are refused from now on. */
    void replacePassword(String hash, Instant now) {
        passwordHash = hash;
        passwordSetAt = now;
    }

    boolean asksForCode() {
        return totpConfirmedAt != null;
    }

    byte @Nullable [] sealedTotpSecret() {
        return sealedTotpSecret;
    }

    /** Begins an enrolment; nothing is asked for until a code confirms it. */
    void enrol(byte[] sealedSecret) {
        sealedTotpSecret = sealedSecret;
        totpConfirmedAt = null;
        totpLastStep = 0;
    }

    void confirm(Instant now) {
        totpConfirmedAt = now;
    }

    void forgetTotp() {
        sealedTotpSecret = null;
        totpConfirmedAt = null;
        totpLastStep = 0;
    }

    /** Whether the code counts; it never does again. */
    boolean take(byte[] secret, String code, Instant now) {
        OptionalLong step = Totp.match(secret, code, now, totpLastStep);
        step.ifPresent(matched -> totpLastStep = matched);
        return step.isPresent();
    }
}
