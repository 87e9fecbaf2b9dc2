package org.xerotier.xem.dispatch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.xerotier.xem.dispatch.LedgerEntry.State;

/**
 * A ledger that lives as long as the process.
 *
 * <p>What it gives: within one life of the agent nothing runs twice. What it does not give: memory of what an earlier
 * life had started. The agent therefore says hello with a new {@code boot_id}, and the router treats whatever it had
 * dispatched to the earlier boot as lost, which for a mutation means {@code ambiguous}. Settled entries are kept for
 * duplicates that come late, the latest {@value #REMEMBERED} of them; live entries are never dropped.
 */
public final class MemoryLedger implements Ledger {

    static final int REMEMBERED = 20_000;

    private final Map<String, LedgerEntry> live = new HashMap<>();
    private final Map<String, LedgerEntry> over = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LedgerEntry> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Override
    public Optional<LedgerEntry> find(String invocationId) {
        LedgerEntry entry = live.get(invocationId);
        return Optional.ofNullable(entry != null ? entry : over.get(invocationId));
    }

    @Override
    public void accepted(String invocationId, long epoch) {
        put(new LedgerEntry(invocationId, epoch, State.ACCEPTED, "", ""));
    }

    @Override
    public void started(String invocationId, long epoch) {
        put(new LedgerEntry(invocationId, epoch, State.STARTED, "", ""));
    }

    @Override
    public void done(String invocationId, long epoch) {
        put(new LedgerEntry(invocationId, epoch, State.DONE, "", ""));
    }

    @Override
    public void fenced(String invocationId, long epoch, String code, String message) {
        put(new LedgerEntry(invocationId, epoch, State.FENCED, code, message));
    }

    @Override
    public void settled(String invocationId, long epoch) {
        put(new LedgerEntry(invocationId, epoch, State.SETTLED, "", ""));
    }

    private void put(LedgerEntry entry) {
        LedgerEntry known = find(entry.invocationId()).orElse(null);
        if (known != null && known.epoch() > entry.epoch()) {
            return;
        }
        live.remove(entry.invocationId());
        over.remove(entry.invocationId());
        (entry.state().isOver() ? over : live).put(entry.invocationId(), entry);
    }
}
