package org.xerotier.xem.doctor;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.xerotier.xem.bundle.BundleLoader;
import org.xerotier.xem.bundle.LoadedBundles;
import org.xerotier.xem.config.AgentConfig;
import org.xerotier.xem.enroll.RouterHttp;
import org.xerotier.xem.manifest.ManifestBook;
import org.xerotier.xem.state.DurableFile;

/** Looks at everything the agent needs, nearest first, and changes nothing. */
public final class Doctor {

    private final AgentConfig config;
    private final String version;
    private final RouterHttp router;
    private final MeshProbe probe;
    private final Clock clock;

    public Doctor(AgentConfig config, String version, RouterHttp router, MeshProbe probe, Clock clock) {
        this.config = config;
        this.version = version;
        this.router = router;
        this.probe = probe;
        this.clock = clock;
    }

    public List<Finding> look() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        LoadedBundles bundles = BundleLoader.load(config.toolsDir(), config.credentialsDir());
        new HostChecks(config, findings).look(bundles);
        findings.add(LedgerCheck.look(config.queueDbPath(), config.stateDir()));
        new RouterChecks(router, config.routerUrl().toString(), clock, findings).look();
        new MembershipChecks(config, probe, clock, findings).look();
        new RunningChecks(config.stateDir(), findings).look(manifestHash(bundles, findings));
        return findings;
    }

    private String manifestHash(LoadedBundles bundles, List<Finding> findings) {
        DurableFile file = new DurableFile(config.stateDir().resolve("manifest.json"));
        try {
            return new ManifestBook(file, config.registrationName(), version, config.maxRisk()).hash(bundles.tools());
        } catch (IOException fault) {
            findings.add(Finding.fault(
                    "manifest", String.valueOf(fault.getMessage()), "remove bundles this host does not need"));
            return "";
        }
    }
}
