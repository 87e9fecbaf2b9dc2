package org.xerotier.mesh.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bouncy Castle's registrar marks the thread that starts it; on a server's thread that would hold the application. */
class BouncyCastleStaysAsleepTest {

    @Test
    void keys_are_made_and_agreed_on_without_the_registrar() throws Exception {
        try (Watched loader = new Watched()) {
            Class<?> keys = loader.loadClass(CurveKeys.class.getName());
            byte[] open = new byte[32];
            byte[] secret = new byte[32];
            keys.getMethod("generate", byte[].class, byte[].class).invoke(null, open, secret);
            keys.getMethod("agree", byte[].class, byte[].class, byte[].class).invoke(null, new byte[32], open, secret);
            assertThat(loader.has("org.bouncycastle.math.ec.rfc7748.X25519")).isTrue();
            assertThat(loader.has("org.bouncycastle.crypto.CryptoServicesRegistrar"))
                    .isFalse();
        }
    }

    private static final class Watched extends URLClassLoader {

        Watched() {
            super(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(Watched::url)
                            .toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
        }

        private static URL url(String path) {
            try {
                return Path.of(path).toUri().toURL();
            } catch (MalformedURLException fault) {
                throw new IllegalArgumentException(path, fault);
            }
        }

        boolean has(String name) {
            @Nullable Class<?> loaded = findLoadedClass(name);
            return loaded != null;
        }
    }
}
