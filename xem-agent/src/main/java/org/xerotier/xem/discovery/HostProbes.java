package org.xerotier.xem.discovery;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.xerotier.mesh.frame.Candidate;

/**
 * Runs the probes beside each other and waits for them for a moment. One that hangs, on a home folder that is not there
 * say, is left behind; what the others found counts.
 */
public final class HostProbes {

    private static final Logger LOG = System.getLogger("xem.discovery");
    private static final List<Probe> PROBES = List.of(
            new KubernetesProbe(),
            new ContainersProbe(),
            new AwsProbe(),
            new OpenStackProbe(),
            new SystemdProbe(),
            new TerraformProbe());

    /** No kind may crowd out the others. */
    private static final int MOST_PER_PROBE = 24;

    private static final int LONGEST_NAME = 128;

    private final HostView host;
    private final List<Probe> probes;
    private final ThreadFactory threads;

    public HostProbes(HostView host, ThreadFactory threads) {
        this(host, PROBES, threads);
    }

    HostProbes(HostView host, List<Probe> probes, ThreadFactory threads) {
        this.host = host;
        this.probes = probes;
        this.threads = threads;
    }

    /** Everything found within the time, at most as much as a report holds. */
    public List<Candidate> look(Duration atMost) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(probes.size());
        List<Basket> baskets = probes.stream().map(probe -> new Basket()).toList();
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            Basket basket = baskets.get(i);
            threads.newThread(() -> {
                        look(probe, basket);
                        ended.countDown();
                    })
                    .start();
        }
        if (!ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(
                    Level.WARNING,
                    "Looking at this host took longer than {0}; what was not found by then is not reported.",
                    atMost);
        }
        return baskets.stream()
                .flatMap(basket -> basket.candidates().stream())
                .limit(Candidate.MAX_PER_REPORT)
                .toList();
    }

    private void look(Probe probe, Basket basket) {
        try {
            probe.look(host, basket);
        } catch (IOException | RuntimeException fault) {
            LOG.log(
                    Level.DEBUG,
                    "{0} found no more: {1}",
                    probe.getClass().getSimpleName(),
                    String.valueOf(fault.getMessage()));
        }
    }

    /** What one probe found, each name once per kind. */
    private static final class Basket implements Probe.Finds {
        private final Map<String, Candidate> found = new LinkedHashMap<>();

        @Override
        public synchronized void found(String kind, String name, String evidence) {
            String clean = clean(name, LONGEST_NAME);
            if (!clean.isBlank() && found.size() < MOST_PER_PROBE) {
                found.putIfAbsent(
                        kind + "/" + clean, new Candidate(kind, clean, clean(evidence, Candidate.MAX_EVIDENCE)));
            }
        }

        synchronized List<Candidate> candidates() {
            return List.copyOf(found.values());
        }

        /** Other people's names may hold anything. */
        private static String clean(String text, int longest) {
            StringBuilder kept = new StringBuilder();
            for (int c : text.codePoints().toArray()) {
                boolean plain = !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
                if (plain && c != 0x2028 && c != 0x2029 && kept.length() + Character.charCount(c) <= longest) {
                    kept.appendCodePoint(c);
                }
            }
            return kept.toString();
        }
    }
}
