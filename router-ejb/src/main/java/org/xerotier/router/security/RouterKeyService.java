package org.xerotier.router.security;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.SigningKey;

/** Loads the router's keys at the start, and makes them the first time. Several routers may start at once. */
@Stateless
public class RouterKeyService {

    @Inject
    RouterKeyRepository rows;

    @Inject
    RouterKeys keys;

    @Inject
    PayloadCipher cipher;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    public void load() {
        rows.lock();
        CurveKeyPair curve = CurveKeyPair.ofSecret(
                secret(RouterKeyName.CURVE, () -> CurveKeyPair.generate(random).secret()));
        SigningKey signing = SigningKey.ofSeed(
                secret(RouterKeyName.SIGNING, () -> SigningKey.generate(random).seed()));
        SigningKey access = SigningKey.ofSeed(
                secret(RouterKeyName.ACCESS, () -> SigningKey.generate(random).seed()));
        keys.hold(curve, signing, access);
    }

    private byte[] secret(RouterKeyName name, Supplier<byte[]> make) {
        return rows.find(name)
                .map(row -> cipher.open(name.place(), row.sealedSecret()))
                .orElseGet(() -> store(name, make.get()));
    }

    private byte[] store(RouterKeyName name, byte[] secret) {
        String publicKey = switch (name) {
            case CURVE -> CurveKeyPair.ofSecret(secret).publicKey().hex();
            case SIGNING, ACCESS -> SigningKey.ofSeed(secret).verifyingKey().hex();
        };
        rows.add(new RouterKeyRow(name, publicKey, cipher.seal(name.place(), secret), clock.instant()));
        SecurityLog.keysMade(name.text());
        return secret;
    }
}
