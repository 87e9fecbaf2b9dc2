package org.xerotier.mesh.curve;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** libsodium in a process of its own, {@code native/sodium_twin.c}. */
final class Sodium implements Closeable {

    private final Process process;
    private final OutputStream requests;
    private final DataInputStream answers;

    Sodium(String program) throws IOException {
        process = new ProcessBuilder(program)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        requests = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
        answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    byte @Nullable [] seal(byte[] text, byte[] nonce, byte[] key) {
        return ask('s', text.length, text.length, key, nonce, text);
    }

    /** The text, or null for a box it refuses. */
    byte @Nullable [] open(byte[] box, byte[] nonce, byte[] key) {
        return ask('o', box.length, box.length, key, nonce, box);
    }

    /** The key, or null for a point of small order, which libsodium refuses and NaCl does not. */
    byte @Nullable [] agree(byte[] open, byte[] secret) {
        return ask('a', 0, 32, open, secret);
    }

    private byte @Nullable [] ask(char what, int length, int given, byte[]... operands) {
        try {
            byte[] head = new byte[5];
            head[0] = (byte) what;
            LittleEndian.putInt(head, 1, length);
            requests.write(head);
            for (byte[] operand : operands) {
                requests.write(operand);
            }
            requests.flush();
            int answer = answers.readByte();
            byte[] result = new byte[given];
            answers.readFully(result);
            return answer == 0 ? result : null;
        } catch (IOException fault) {
            throw new UncheckedIOException("libsodium's process went away", fault);
        }
    }

    @Override
    public void close() throws IOException {
        requests.close();
        process.destroy();
    }
}
