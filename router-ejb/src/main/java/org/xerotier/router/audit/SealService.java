package org.xerotier.router.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.xerotier.router.audit.SealBatch.Unsealed;

/** Seals committed rows, a batch in one transaction. Acting transactions neither wait for it nor notice it. */
@Stateless
public class SealService {

    @Inject
    SealRepository seals;

    /** @return how many rows got a seal; 0 too if another router is at it */
    public int seal(int limit) {
        if (!seals.tryTurn("seal")) {
            return 0;
        }
        SealRepository.Place last = seals.last();
        return seal(last, seals.unsealed(last, limit));
    }

    /** The same for rows this database was restored with; looked for at the start only. */
    public int sealRestored(int limit) {
        return seals.tryTurn("seal") ? seal(seals.last(), seals.restored(limit)) : 0;
    }

    private int seal(SealRepository.Place last, List<Unsealed> rows) {
        if (!rows.isEmpty()) {
            Set<String> chains = new TreeSet<>();
            rows.forEach(row -> chains.add(row.row().chain()));
            seals.add(new SealBatch(last.position(), seals.heads(chains)).seal(rows));
        }
        return rows.size();
    }

    /** Some rows that were put behind sealed ones. */
    public List<String> strays(int limit) {
        return seals.strays(limit);
    }
}
