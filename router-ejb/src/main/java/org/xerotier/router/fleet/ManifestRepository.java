package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InTransaction;

/** Rows of {@code agent_manifests}. Always under the lock of the agent's row. */
@ApplicationScoped
@InTransaction
class ManifestRepository {

    /** Enough to look back; a bound, because an agent may change its mind as often as it likes. */
    private static final int KEPT_PER_AGENT = 10;

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void put(AgentId agent, AcceptedManifest manifest, Instant now) {
        entities.createNativeQuery("insert into agent_manifests (agent_id, manifest_hash, manifest_version, document,"
                        + " received_at) values (?, ?, ?, cast(? as json), ?)"
                        + " on conflict on constraint agent_manifests_pk do nothing")
                .setParameter(1, agent.value())
                .setParameter(2, manifest.hash())
                .setParameter(3, manifest.version())
                .setParameter(4, manifest.document())
                .setParameter(5, now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        entities.createNativeQuery("delete from agent_manifests where agent_id = ? and manifest_hash <> ?"
                        + " and manifest_hash not in (select manifest_hash from agent_manifests where agent_id = ?"
                        + " order by received_at desc, manifest_hash limit ?)")
                .setParameter(1, agent.value())
                .setParameter(2, manifest.hash())
                .setParameter(3, agent.value())
                .setParameter(4, KEPT_PER_AGENT)
                .executeUpdate();
    }

    /** The document as JSON text. */
    Optional<String> find(AgentId agent, String hash) {
        return entities.createNativeQuery("select cast(document as text) from agent_manifests"
                        + " where agent_id = ? and manifest_hash = ?")
                .setParameter(1, agent.value())
                .setParameter(2, hash)
                .getResultStream()
                .map(String::valueOf)
                .findFirst();
    }
}
