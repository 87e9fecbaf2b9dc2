package org.xerotier.provision.payara;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.xerotier.provision.Command;
import org.xerotier.provision.ProvisionException;

/**
 * Replaces the key pairs that came with the distribution: their private halves are in everybody's hands, so a domain made
 * from the shipped one must neither use nor trust them.
 */
final class DomainKeys {
    // The password of an untouched domain. The files are for their owner only; a secure admin set-up changes both.
    private static final String STORE_PASSWORD = "changeit";
    private static final List<String> SHIPPED = List.of("s1as", "glassfish-instance");

    private DomainKeys() {}

    static void renew(Path config, Path javaHome) {
        var keys = config.resolve("keystore.p12");
        var trusted = config.resolve("cacerts.p12");
        try {
            Files.deleteIfExists(keys);
            Command.of(List.of(
                            javaHome.resolve("bin/keytool").toString(),
                            "-genkeypair",
                            "-alias",
                            SHIPPED.get(0),
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=xerotier-router",
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            keys.toString(),
                            "-storepass",
                            STORE_PASSWORD))
                    .within(Duration.ofMinutes(1))
                    .runOrFail("Making the domain's key pair", "Check that the JDK has bin/keytool.");
            trustOnly(keys, trusted);
        } catch (IOException | GeneralSecurityException e) {
            throw new ProvisionException(
                    "Renewing the keys in " + config + " failed: " + e.getMessage(),
                    "Delete the domain and create it again.",
                    null,
                    e);
        }
    }

    private static boolean isExpired(Certificate certificate) {
        try {
            if (certificate instanceof X509Certificate dated) {
                dated.checkValidity();
            }
            return false;
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return true;
        }
    }

    private static void trustOnly(Path keys, Path trusted) throws IOException, GeneralSecurityException {
        var password = STORE_PASSWORD.toCharArray();
        var own = KeyStore.getInstance(keys.toFile(), password);
        var trust = KeyStore.getInstance(trusted.toFile(), password);
        for (var alias : Collections.list(trust.aliases())) {
            // Each expired authority would cost a warning of twenty lines at every start.
            if (SHIPPED.contains(alias) || isExpired(trust.getCertificate(alias))) {
                trust.deleteEntry(alias);
            }
        }
        trust.setCertificateEntry(SHIPPED.get(0), own.getCertificate(SHIPPED.get(0)));
        try (var target = Files.newOutputStream(trusted)) {
            trust.store(target, password);
        }
    }
}
