package org.xerotier.mesh.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.xerotier.mesh.key.VerifyingKey;

/**
 * A checkpoint and the router's Ed25519 signature, as one line: {@code {"signature":"...","checkpoint":{...}}}. The
 * bytes of the inner object are those that are signed.
 *
 * @param signature 128 hex digits
 */
public record SignedCheckpoint(Checkpoint checkpoint, String signature) {

    static final String BEGIN = "{\"signature\":\"";
    private static final String MIDDLE = "\",\"checkpoint\":";
    private static final int DIGITS = 2 * VerifyingKey.SIGNATURE_BYTES;
    private static final int HEAD = BEGIN.length() + DIGITS + MIDDLE.length();

    public boolean isSignedBy(VerifyingKey key) {
        return Checkpoint.keyId(key).equals(checkpoint.keyId())
                && key.verify(checkpoint.toSign(), HexFormat.of().parseHex(signature));
    }

    /** Without a line end. */
    public String line() {
        return BEGIN + signature + MIDDLE + new String(checkpoint.bytes(), StandardCharsets.UTF_8) + "}";
    }

    /** Reads a line, byte for byte as {@link #line} writes it. */
    public static SignedCheckpoint read(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        if (text.length() < HEAD + 2
                || !text.startsWith(BEGIN)
                || !text.startsWith(MIDDLE, BEGIN.length() + DIGITS)
                || !text.endsWith("}")) {
            throw new ExportRefused("this is not the line of a checkpoint");
        }
        String signature = text.substring(BEGIN.length(), BEGIN.length() + DIGITS);
        if (!signature.matches("[0-9a-f]{128}")) {
            throw new ExportRefused("a checkpoint's signature is 128 hex digits");
        }
        byte[] body = text.substring(HEAD, text.length() - 1).getBytes(StandardCharsets.UTF_8);
        SignedCheckpoint read = new SignedCheckpoint(Checkpoint.read(body), signature);
        if (!Arrays.equals(read.checkpoint.bytes(), body)) {
            throw new ExportRefused("the checkpoint is not written the way checkpoints are");
        }
        return read;
    }
}
