package org.xerotier.xem;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xerotier.xem.bundle.BundleFault;
import org.xerotier.xem.bundle.BundleLoader;
import org.xerotier.xem.bundle.LoadedBundles;
import org.xerotier.xem.bundle.UnavailableTool;

/** {@code xem-agent check-bundle DIR}: reads bundles as the agent would, and tells everything it finds. */
final class BundleCheckCommand {

    private final PrintStream out;

    BundleCheckCommand(PrintStream out) {
        this.out = out;
    }

    ExitCode run(String folder) {
        Path path = Path.of(folder).toAbsolutePath().normalize();
        Path noCredentials = path.resolve("credentials-not-needed");
        LoadedBundles bundles = Files.isRegularFile(path.resolve(BundleLoader.FILE_NAME))
                ? BundleLoader.loadOne(path, noCredentials)
                : BundleLoader.load(path, noCredentials);
        for (BundleFault fault : bundles.faults()) {
            out.println(fault);
        }
        for (UnavailableTool tool : bundles.unavailable()) {
            out.printf("note: %s is fine and would not be offered on this host: %s%n", tool.name(), tool.reason());
        }
        out.printf(
                "%d bundle(s) with %d tool(s) for this host, %d fault(s)%n",
                bundles.bundles(), bundles.tools().size(), bundles.faults().size());
        return bundles.faults().isEmpty() ? ExitCode.DONE : ExitCode.FAULTS_FOUND;
    }
}
