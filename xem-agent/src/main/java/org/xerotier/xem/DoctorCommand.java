package org.xerotier.xem;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.xerotier.mesh.key.KeyFiles;
import org.xerotier.mesh.key.KeyRefused;
import org.xerotier.xem.bundle.BundleLoader;
import org.xerotier.xem.bundle.LoadedBundles;
import org.xerotier.xem.config.AgentConfig;
import org.xerotier.xem.enroll.Enrollment;
import org.xerotier.xem.ledger.LedgerInspection;
import org.xerotier.xem.state.DurableFile;
import org.xerotier.xem.state.StateFolder;

/** {@code xem-agent doctor}: looks at everything a start needs, changes nothing, and says what to mend. */
final class DoctorCommand {

    private static final int CONNECT_MILLIS = 3_000;

    private final AgentConfig config;
    private final PrintStream out;
    private int faults;

    DoctorCommand(AgentConfig config, PrintStream out) {
        this.config = config;
        this.out = out;
    }

    ExitCode run() {
        good("configuration");
        folder(config.stateDir());
        key("CURVE key", config.curveKeyPath());
        key("signing key", config.signingKeyPath());
        ledger();
        bundles();
        URI router = config.routerUrl();
        int port = router.getPort() >= 0 ? router.getPort() : router.getScheme().equals("https") ? 443 : 80;
        reach("router " + router, router.getHost(), port);
        enrollment();
        return faults == 0 ? ExitCode.DONE : ExitCode.FAULTS_FOUND;
    }

    private void folder(Path folder) {
        if (Files.notExists(folder)) {
            good("state folder " + folder + " will be made");
        } else if (Files.isWritable(folder)) {
            good("state folder " + folder);
        } else {
            bad("state folder " + folder + " is not writable for this user");
        }
    }

    private void key(String what, Path file) {
        if (Files.notExists(file)) {
            good(what + " will be made at " + file);
            return;
        }
        try {
            KeyFiles.read(file);
            good(what + " " + file);
        } catch (IOException | KeyRefused fault) {
            bad(what + ": " + fault.getMessage());
        }
    }

    private void ledger() {
        Path file = config.queueDbPath();
        if (StateFolder.isHeld(config.stateDir())) {
            good("ledger " + file + " is in use by the running agent, which says itself if something is wrong with it");
            return;
        }
        try {
            Optional<LedgerInspection> found = LedgerInspection.of(file);
            if (found.isEmpty()) {
                good("ledger will be made at " + file);
            } else if (found.get().fault().isPresent()) {
                bad(found.get().fault().get());
            } else {
                good("ledger %s remembers %d calls, %d of them not yet told to the router to the end"
                        .formatted(file, found.get().entries(), found.get().owed()));
            }
        } catch (IOException fault) {
            bad("the ledger %s cannot be looked at: %s".formatted(file, fault.getMessage()));
        }
    }

    private void bundles() {
        LoadedBundles bundles = BundleLoader.load(config.toolsDir(), config.credentialsDir());
        bundles.faults().forEach(fault -> bad("bundle: " + fault));
        bundles.unavailable().forEach(tool -> good("tool " + tool.name() + " is not offered here: " + tool.reason()));
        good("%d tools of %d bundles".formatted(bundles.tools().size(), bundles.bundles()));
    }

    private void enrollment() {
        try {
            Optional<Enrollment> known =
                    Enrollment.load(new DurableFile(config.stateDir().resolve(Enrollment.FILE)));
            if (known.isEmpty()) {
                good("not enrolled yet; the join key will be used");
                return;
            }
            good("enrolled: " + known.get());
            URI mesh = URI.create(known.get().meshAddress());
            reach("mesh " + mesh, mesh.getHost(), mesh.getPort());
        } catch (IOException | IllegalArgumentException fault) {
            bad("enrolment: " + fault.getMessage());
        }
    }

    private void reach(String what, String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            good(what + " answers");
        } catch (IOException | IllegalArgumentException fault) {
            bad(what + " cannot be reached: " + fault.getMessage());
        }
    }

    private void good(String what) {
        out.println("ok    " + what);
    }

    private void bad(String what) {
        faults++;
        out.println("FAULT " + what);
    }
}
