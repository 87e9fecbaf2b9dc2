package org.xerotier.router.security;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where an encrypted value lives. It is bound to the value, so that a value moved to another row, column or project no
 * longer decrypts.
 *
 * @param owner the project's id, or {@code router} for what belongs to the router
 */
public record PayloadPlace(String table, String column, String owner, String row) {

    /** The four parts, each with its length in front, so that no two places look alike. */
    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : new String[] {table, column, owner, row}) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            out.writeBytes(text);
        }
        return out.toByteArray();
    }
}
