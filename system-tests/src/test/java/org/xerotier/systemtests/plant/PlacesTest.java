package org.xerotier.systemtests.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xerotier.provision.Command;
import org.xerotier.systemtests.stack.Artifacts;

class PlacesTest {

    private final Path root = Artifacts.find().root();
    private final TypePool product = TypePool.Default.of(new ClassFileLocator.Compound(
            new ClassFileLocator.ForFolder(
                    root.resolve("xem-agent/target/classes").toFile()),
            new ClassFileLocator.ForFolder(
                    root.resolve("router-ejb/target/classes").toFile()),
            new ClassFileLocator.ForFolder(
                    root.resolve("mesh-adapter/target/classes").toFile())));

    @ParameterizedTest
    @EnumSource
    void productHasTheMethod(Place place) {
        TypePool.Resolution type = product.describe(place.type());

        assertThat(type.isResolved()).as("%s is gone", place.type()).isTrue();
        assertThat(type.resolve().getDeclaredMethods().stream().map(MethodDescription::getName))
                .as("methods of %s", place.type())
                .contains(place.method());
    }

    @org.junit.jupiter.api.Test
    void theAgentStandsInAnyVirtualMachine(@TempDir Path folder) {
        ControlFolder control = ControlFolder.make(folder.resolve("control"));

        Command.of(List.of(
                        System.getProperty("java.home") + "/bin/java", control.option(PlantJar.in(folder)), "-version"))
                .runOrFail("Starting a virtual machine with the agent", "Read its output.");

        assertThat(control.isReady()).isTrue();
        assertThat(control.misfortune()).isEmpty();
    }
}
