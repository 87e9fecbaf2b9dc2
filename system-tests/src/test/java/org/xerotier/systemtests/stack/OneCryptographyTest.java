package org.xerotier.systemtests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is shipped has the classes JeroMQ encrypts with once, and they are mesh-curve's (ADR 0018). */
class OneCryptographyTest {

    private static final String JEROMQS_NAME = "com/neilalexander/jnacl/crypto/xsalsa20poly1305.class";
    private static final String OURS = "org/xerotier/mesh/curve/SecretBox.class";
    private static final String ONLY_JNACLS = "com/neilalexander/jnacl/crypto/poly1305.class";

    @Test
    void the_router_carries_one_copy() throws IOException {
        check(Artifacts.find().ear());
    }

    @Test
    void the_agent_carries_one_copy() throws IOException {
        check(Artifacts.find().agentJar());
    }

    private static void check(Path archive) throws IOException {
        List<String> classes = new ArrayList<>();
        try (InputStream in = Files.newInputStream(archive)) {
            collect(in, classes);
        }
        assertThat(classes)
                .containsOnlyOnce(JEROMQS_NAME)
                .containsOnlyOnce(OURS)
                .doesNotContain(ONLY_JNACLS);
    }

    private static void collect(InputStream in, List<String> classes) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (name.endsWith(".jar") || name.endsWith(".rar") || name.endsWith(".war")) {
                collect(zip, classes);
            } else if (name.equals(JEROMQS_NAME) || name.equals(OURS) || name.equals(ONLY_JNACLS)) {
                classes.add(name);
            }
        }
    }
}
