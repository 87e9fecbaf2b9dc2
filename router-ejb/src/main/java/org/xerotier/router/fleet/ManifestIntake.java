package org.xerotier.router.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.mesh.manifest.ManifestRefused;

/** Reads what an agent says it can do, trusting nothing: size, form, content, and that the hash is that of the whole. */
public final class ManifestIntake {

    private static final JsonLimits LIMITS = new JsonLimits(Bounds.MAX_MANIFEST_BYTES, 40, 1 << 18, 1_024, 200_000);
    private static final long MAX_VERSION = 1L << 53;

    private ManifestIntake() {}

    /** Reads the bytes an agent sent in parts. */
    static AcceptedManifest read(String declaredHash, long version, RegistrationName name, byte[] utf8) {
        try {
            return accept(declaredHash, version, name, StrictJson.parseObject(utf8, LIMITS));
        } catch (JsonRefused fault) {
            throw refuse(String.valueOf(fault.getMessage()));
        }
    }

    /** Takes a document that came inside another one, which was parsed strictly. */
    public static AcceptedManifest accept(
            String declaredHash, long version, RegistrationName name, ObjectNode document) {
        byte[] canonical = canonical(document);
        if (canonical.length > Bounds.MAX_MANIFEST_BYTES) {
            throw refuse("it has %d bytes, at most %d are taken; declare fewer tools or shorter schemas"
                    .formatted(canonical.length, Bounds.MAX_MANIFEST_BYTES));
        }
        String hash = Sha256.hex(canonical);
        if (!hash.equals(declaredHash)) {
            throw refuse(
                    "its canonical form has the hash %s, not the one declared; hash the RFC 8785 form".formatted(hash));
        }
        if (version < 0 || version > MAX_VERSION) {
            throw refuse("manifest_version must be a whole number from 0 to 2^53");
        }
        CapabilityManifest manifest = parse(document);
        if (!manifest.registrationName().equals(name.value())) {
            throw refuse("it is the manifest of '%s', not of '%s'; write the agent's own registration name into it"
                    .formatted(manifest.registrationName(), name));
        }
        return new AcceptedManifest(hash, version, new String(canonical, StandardCharsets.UTF_8), manifest);
    }

    /** Reads a document back that was accepted before. */
    static CapabilityManifest stored(String document) {
        return CapabilityManifest.parse(StrictJson.parse(document.getBytes(StandardCharsets.UTF_8), LIMITS));
    }

    private static byte[] canonical(JsonNode document) {
        try {
            return CanonicalJson.write(document);
        } catch (JsonRefused fault) {
            throw refuse(String.valueOf(fault.getMessage()));
        }
    }

    private static CapabilityManifest parse(JsonNode document) {
        try {
            return CapabilityManifest.parse(document);
        } catch (ManifestRefused fault) {
            throw refuse(String.valueOf(fault.getMessage()));
        }
    }

    private static org.xerotier.router.kernel.RouterException refuse(String fault) {
        return FleetError.MANIFEST_INVALID.because("The capability manifest was refused: " + fault + '.', "manifest");
    }
}
