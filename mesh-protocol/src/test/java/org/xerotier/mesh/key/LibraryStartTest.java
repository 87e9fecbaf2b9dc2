package org.xerotier.mesh.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.junit.jupiter.api.Test;

class LibraryStartTest {

    @Test
    void theThreadThatFirstSignsKeepsNothing() {
        SigningKey.ofSeed(new byte[32]).sign(new byte[] {1});
        CryptoServicesRegistrar.Property left = CryptoServicesRegistrar.Property.DSA_DEFAULT_PARAMS;
        assertThat(CryptoServicesRegistrar.<Object>clearThreadProperty(left)).isNull();
    }
}
