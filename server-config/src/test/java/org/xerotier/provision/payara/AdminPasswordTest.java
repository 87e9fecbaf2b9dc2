package org.xerotier.provision.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AdminPasswordTest {
    @Test
    void writesWhatTheServerItselfWrites() {
        // Line and salt were taken from a domain that asadmin created with this password.
        var salt = HexFormat.of().parseHex("c5072735513f79c0");
        assertThat(AdminPassword.keyfileLine("secret1", salt))
                .isEqualTo("admin;{SSHA256}O7oXv88q7tpdTqRWhaPGpZwWBueNTjwN+X0qm2aI4lrFByc1UT95wA==;asadmin\n");
    }

    @Test
    void saltDiffersEachTime() {
        assertThat(AdminPassword.keyfileLine("same")).isNotEqualTo(AdminPassword.keyfileLine("same"));
    }
}
