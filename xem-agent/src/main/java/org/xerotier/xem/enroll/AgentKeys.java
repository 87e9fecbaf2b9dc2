package org.xerotier.xem.enroll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.KeyFiles;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.xem.state.StateFolder;

/** Who this agent is: a CURVE secret for the mesh and an Ed25519 secret for what it signs. Neither leaves the host. */
public record AgentKeys(CurveKeyPair curve, SigningKey signing) {

    /** Reads both keys, making those that are not there yet. */
    public static AgentKeys loadOrCreate(Path curveFile, Path signingFile, SecureRandom random) throws IOException {
        String curve = secret(curveFile, () -> CurveKeyPair.generate(random).secretHex());
        String signing = secret(signingFile, () -> SigningKey.generate(random).secretHex());
        return new AgentKeys(CurveKeyPair.ofSecretHex(curve), SigningKey.ofSecretHex(signing));
    }

    private static String secret(Path file, Supplier<String> fresh) throws IOException {
        if (Files.notExists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                StateFolder.create(folder);
            }
            KeyFiles.create(file, fresh.get());
        }
        return KeyFiles.read(file);
    }
}
