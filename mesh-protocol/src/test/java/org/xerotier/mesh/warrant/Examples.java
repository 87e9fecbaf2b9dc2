package org.xerotier.mesh.warrant;

import java.time.Instant;
import java.util.List;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.RiskLevel;

/** One dispatch and what it was signed on. */
final class Examples {

    /** The first key of RFC 8032, section 7.1. */
    static final SigningKey KEY =
            SigningKey.ofSecretHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    static final Grounds GROUNDS = new Grounds(
            "proj_018f2a6b7c8d7e9fa0b1c2d3e4f50601",
            "5a".repeat(32),
            RiskLevel.DESTRUCTIVE,
            new Authority("apr_018f2a6b7c8d7e9fa0b1c2d3e4f50612"),
            Sha256.hex("what was shown"),
            Instant.ofEpochMilli(1_763_697_600_123L),
            Instant.ofEpochMilli(1_763_697_720_123L));

    private Examples() {}

    static Dispatch dispatch() {
        Bytes arguments = Bytes.utf8("{\"name\":\"web-1\",\"namespace\":\"prod\"}");
        return new Dispatch(
                "inv_018f2a6b7c8d7e9fa0b1c2d3e4f50617",
                "exe_018f2a6b7c8d7e9fa0b1c2d3e4f50618",
                3,
                "ws_018f2a6b7c8d7e9fa0b1c2d3e4f50619",
                "Betrieb Süd",
                "kubectl.delete",
                arguments,
                Sha256.hex(arguments.view()),
                Sha256.hex("manifest"),
                Bytes.utf8("{\"namespaces\":[\"prod\"]}"),
                30_000,
                60_000,
                List.of(new Precondition(Precondition.Kind.VERSION, "kubectl.object_version", "6e1f/41823")),
                Bytes.EMPTY);
    }
}
