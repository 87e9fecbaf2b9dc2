package org.xerotier.router.audit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.seal.SignedCheckpoint;
import org.xerotier.router.kernel.Ticker;

/** What sealing is made of, in order. Called by one thread at a time. */
@ApplicationScoped
class AuditRounds {

    private static final int BATCH = 1_000;
    private static final int STRAYS_NAMED = 10;
    private static final Duration LAG_WORTH_SAYING = Duration.ofSeconds(30);

    @Inject
    SealService seals;

    @Inject
    CheckpointService checkpoints;

    @Inject
    AuditStatusQueries status;

    @Inject
    CheckpointSigner signer;

    @Inject
    AuditConfig config;

    @Inject
    Ticker ticker;

    private @Nullable CheckpointFile file;
    private volatile boolean isSinkFailing;
    private long lastCheckpoint;
    private long lastComplaint;

    @PostConstruct
    void open() {
        file = config.checkpointDirectory().map(CheckpointFile::new).orElse(null);
        lastCheckpoint = ticker.nanos();
        lastComplaint = ticker.nanos();
    }

    /**
     * What the last life sealed is signed at once: a router that dies again and again before its first checkpoint is due
     * would never sign. The newest checkpoints are written out once more: the last end may have come between the two places.
     */
    void begin() {
        AuditRoomLog.publicKey(signer.publicKey().hex());
        if (file == null) {
            AuditRoomLog.noSink();
        }
        while (seals.sealRestored(BATCH) == BATCH) {
            // The next batch follows at once.
        }
        round();
        checkpoint();
        export(checkpoints.newest());
        lookForStrays();
    }

    void round() {
        while (seals.seal(BATCH) == BATCH) {
            // The next batch follows at once.
        }
        if (ticker.nanos() - lastCheckpoint >= config.checkpointEvery().toNanos()) {
            lastCheckpoint = ticker.nanos();
            checkpoint();
        }
        complainOfLag();
    }

    void end() {
        round();
        checkpoint();
    }

    void lookForStrays() {
        List<String> strays = seals.strays(STRAYS_NAMED);
        if (!strays.isEmpty()) {
            AuditRoomLog.strays(strays);
        }
    }

    boolean isSinkFailing() {
        return isSinkFailing;
    }

    boolean hasSink() {
        return file != null;
    }

    private void checkpoint() {
        List<String> signed = new ArrayList<>();
        for (String chain : checkpoints.due()) {
            try {
                Optional<SignedCheckpoint> next = checkpoints.checkpoint(chain);
                while (next.isPresent()) {
                    signed.add(next.get().line());
                    next = checkpoints.checkpoint(chain);
                }
            } catch (RuntimeException fault) {
                complain(fault);
            }
        }
        export(signed);
    }

    /** One chain that cannot be signed must not keep the others from it. */
    private static void complain(RuntimeException fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof ChainBroken) {
                AuditRoomLog.chainBroken(String.valueOf(cause.getMessage()));
                return;
            }
            cause = cause.getCause();
        }
        AuditRoomLog.sealFailed(fault);
    }

    private void export(List<String> lines) {
        if (file == null) {
            return;
        }
        try {
            file.write(lines);
            isSinkFailing = false;
        } catch (IOException e) {
            isSinkFailing = true;
            AuditRoomLog.sinkFailed(e);
        }
    }

    private void complainOfLag() {
        if (ticker.nanos() - lastComplaint < LAG_WORTH_SAYING.toNanos()) {
            return;
        }
        lastComplaint = ticker.nanos();
        Optional<Duration> lag = status.lag();
        if (lag.isPresent() && lag.get().compareTo(LAG_WORTH_SAYING) > 0) {
            AuditRoomLog.lagging(lag.get().toSeconds());
        }
    }
}
