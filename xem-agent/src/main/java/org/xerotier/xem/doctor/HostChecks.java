package org.xerotier.xem.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.xerotier.mesh.key.KeyFiles;
import org.xerotier.mesh.key.KeyRefused;
import org.xerotier.xem.bundle.LoadedBundles;
import org.xerotier.xem.config.AgentConfig;
import org.xerotier.xem.keys.CurveKeyRing;

/** What lies on this host: folders, keys, bundles. */
final class HostChecks {

    /** A ledger, some output and the state files should fit. */
    private static final long ENOUGH_BYTES = 64L << 20;

    private final AgentConfig config;
    private final List<Finding> findings;

    HostChecks(AgentConfig config, List<Finding> findings) {
        this.config = config;
        this.findings = findings;
    }

    void look(LoadedBundles bundles) {
        findings.add(Finding.ok("configuration"));
        folder(config.stateDir());
        key("CURVE key", config.curveKeyPath());
        key("signing key", config.signingKeyPath());
        rotation();
        bundles(bundles);
    }

    private void folder(Path folder) {
        if (Files.notExists(folder)) {
            findings.add(Finding.ok("state folder " + folder + " will be made"));
        } else if (!Files.isWritable(folder)) {
            findings.add(Finding.fault(
                    "state_folder",
                    "state folder " + folder + " is not writable for this user",
                    "run the agent as the owner of that folder, or give the folder to its user"));
        } else {
            findings.add(room(folder));
        }
    }

    private static Finding room(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            return free >= ENOUGH_BYTES
                    ? Finding.ok("state folder " + folder)
                    : Finding.fault(
                            "disk_full",
                            "state folder %s has %d KiB left; the agent refuses work when its ledger cannot be written"
                                    .formatted(folder, free >> 10),
                            "make room on that file system");
        } catch (IOException fault) {
            return Finding.note("state_folder", "the room in " + folder + " cannot be told: " + fault.getMessage(), "");
        }
    }

    private void key(String what, Path file) {
        if (Files.notExists(file)) {
            findings.add(Finding.ok(what + " will be made at " + file));
            return;
        }
        try {
            KeyFiles.read(file);
            findings.add(Finding.ok(what + " " + file));
        } catch (IOException | KeyRefused fault) {
            findings.add(Finding.fault(
                    "key_file",
                    what + ": " + fault.getMessage(),
                    "mend the file as the message says, or restore it; without it the agent must be enrolled anew"));
        }
    }

    private void rotation() {
        Path file = CurveKeyRing.fileBeside(config.curveKeyPath()).path();
        if (Files.exists(file) && !Files.isReadable(file)) {
            findings.add(Finding.fault(
                    "key_file",
                    file + " cannot be read by this user",
                    "it belongs to the CURVE key beside it: give both to the agent's user"));
        }
    }

    private void bundles(LoadedBundles bundles) {
        bundles.faults()
                .forEach(fault -> findings.add(Finding.fault(
                        "bundle", String.valueOf(fault), "mend that line; 'xem-agent check-bundle' tells all faults")));
        bundles.unavailable()
                .forEach(tool ->
                        findings.add(Finding.ok("tool " + tool.name() + " is not offered here: " + tool.reason())));
        findings.add(
                Finding.ok("%d tools of %d bundles".formatted(bundles.tools().size(), bundles.bundles())));
    }
}
