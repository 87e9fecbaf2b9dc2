package org.xerotier.router.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.xerotier.router.kernel.AppendOnly;

@Entity
@AppendOnly
@Table(name = "router_keys")
class RouterKeyRow {

    @Id
    private String name;

    @Column(name = "public_key")
    private String publicKey;

    @Column(name = "sealed_secret")
    private byte[] sealedSecret;

    @Column(name = "created_at")
    private Instant createdAt;

    protected RouterKeyRow() {}

    RouterKeyRow(RouterKeyName name, String publicKey, byte[] sealedSecret, Instant createdAt) {
        this.name = name.text();
        this.publicKey = publicKey;
        this.sealedSecret = sealedSecret;
        this.createdAt = createdAt;
    }

    byte[] sealedSecret() {
        return sealedSecret;
    }
}
