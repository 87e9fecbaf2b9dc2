package org.xerotier.provision.payara;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.xerotier.provision.PrivateFiles;

/** The admin user's line in {@code admin-keyfile}: salted SHA-256, a hundred rounds, as the server itself writes it. */
final class AdminPassword {
    private static final int ROUNDS = 100;
    private static final int SALT_BYTES = 8;

    private AdminPassword() {}

    static String keyfileLine(String password) {
        return keyfileLine(password, PrivateFiles.randomBytes(SALT_BYTES));
    }

    static String keyfileLine(String password, byte[] salt) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(password.getBytes(StandardCharsets.UTF_8));
            var hash = digest.digest(salt);
            for (int round = 1; round < ROUNDS; round++) {
                hash = digest.digest(hash);
            }
            var both = new byte[hash.length + salt.length];
            System.arraycopy(hash, 0, both, 0, hash.length);
            System.arraycopy(salt, 0, both, hash.length, salt.length);
            return "admin;{SSHA256}" + Base64.getEncoder().encodeToString(both) + ";asadmin\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
