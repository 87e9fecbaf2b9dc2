package org.xerotier.systemtests.plant;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;

/** The agent's jar, made from this package's classes; it finds Byte Buddy where the build put it. Never shipped. */
public final class PlantJar {

    private PlantJar() {}

    /** Writes the jar into a folder and answers where it is. */
    public static Path in(Path folder) {
        try {
            Path jar = folder.resolve("plant.jar");
            Path fresh = Files.createTempFile(folder, "plant", ".jar");
            try (OutputStream out = Files.newOutputStream(fresh);
                    JarOutputStream entries = new JarOutputStream(out, manifest())) {
                add(entries);
            }
            return Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes facts = manifest.getMainAttributes();
        facts.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        facts.putValue("Premain-Class", PlantAgent.class.getName());
        facts.putValue("Class-Path", placeOf(ByteBuddy.class).toUri().toString());
        return manifest;
    }

    private static void add(JarOutputStream entries) throws IOException {
        Path classes = placeOf(PlantAgent.class);
        String folder = PlantAgent.class.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.list(classes.resolve(folder))) {
            for (Path file : files.sorted().toList()) {
                entries.putNextEntry(new JarEntry(folder + "/" + file.getFileName()));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
