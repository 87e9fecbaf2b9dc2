package org.xerotier.mesh.curve;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** jnacl, in a class loader that does not see our classes of the same names. */
final class Original {

    private static final MethodType SECRET_BOX =
            MethodType.methodType(int.class, byte[].class, byte[].class, long.class, byte[].class, byte[].class);
    private static final MethodType AGREE = MethodType.methodType(int.class, byte[].class, byte[].class, byte[].class);

    private final MethodHandle seal;
    private final MethodHandle open;
    private final MethodHandle beforenm;

    private Original(Class<?> box, Class<?> secretBox) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        seal = lookup.findStatic(secretBox, "crypto_secretbox", SECRET_BOX);
        open = lookup.findStatic(secretBox, "crypto_secretbox_open", SECRET_BOX);
        beforenm = lookup.findStatic(box, "crypto_box_beforenm", AGREE);
    }

    /** From the file that the build puts beside the classes, or from {@code -Djnacl}. */
    static Original load() throws IOException, ReflectiveOperationException {
        Path jar = Path.of(System.getProperty("jnacl", "target/original/jnacl.jar"));
        if (!Files.exists(jar)) {
            throw new IOException(jar.toAbsolutePath() + " is missing; the build of this module copies it");
        }
        URLClassLoader apart =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        String home = "com.neilalexander.jnacl.crypto.";
        return new Original(
                apart.loadClass(home + "curve25519xsalsa20poly1305"), apart.loadClass(home + "xsalsa20poly1305"));
    }

    int seal(byte[] box, byte[] text, byte[] nonce, byte[] key) {
        return call(seal, box, text, nonce, key);
    }

    int open(byte[] text, byte[] box, byte[] nonce, byte[] key) {
        return call(open, text, box, nonce, key);
    }

    private static int call(MethodHandle method, byte[] to, byte[] from, byte[] nonce, byte[] key) {
        try {
            return (int) method.invokeExact(to, from, (long) from.length, nonce, key);
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable fault) {
            throw new IllegalStateException(fault);
        }
    }

    byte[] agree(byte[] open, byte[] secret) {
        byte[] key = new byte[32];
        try {
            int answer = (int) beforenm.invokeExact(key, open, secret);
            if (answer != 0) {
                throw new IllegalStateException("jnacl answered " + answer);
            }
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable fault) {
            throw new IllegalStateException(fault);
        }
        return key;
    }
}
