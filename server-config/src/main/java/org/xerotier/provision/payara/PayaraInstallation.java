package org.xerotier.provision.payara;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xerotier.provision.Command;
import org.xerotier.provision.ProvisionException;

/**
 * An unpacked Payara distribution, shared and only read, with the JDK that runs it.
 *
 * @param root the directory called {@code payara6}
 */
public record PayaraInstallation(Path root, Path javaHome) {
    public PayaraInstallation {
        root = root.toAbsolutePath().normalize();
        if (!Files.isRegularFile(root.resolve("glassfish/lib/client/appserver-cli.jar"))) {
            throw new ProvisionException(
                    "There is no Payara Server in " + root + ".",
                    "Build the module server-config; its build unpacks the distribution.");
        }
    }

    /** Runs on the JDK that runs us. */
    public static PayaraInstallation at(Path root) {
        return new PayaraInstallation(root, Path.of(System.getProperty("java.home")));
    }

    Command asadmin(List<String> arguments) {
        return asadmin(List.of(), arguments);
    }

    /** What bin/asadmin does, without the shell; compiled little, because it lives for two seconds only. */
    Command asadmin(List<String> prefix, List<String> arguments) {
        var argv = new ArrayList<>(prefix);
        argv.addAll(List.of(
                javaHome.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-jar",
                root.resolve("glassfish/lib/client/appserver-cli.jar").toString()));
        return Command.of(argv, arguments)
                .with("AS_JAVA", javaHome.toString())
                .with("TERM", "dumb")
                .within(Duration.ofMinutes(5));
    }

    Path shippedDomain() {
        return root.resolve("glassfish/domains/domain1");
    }
}
