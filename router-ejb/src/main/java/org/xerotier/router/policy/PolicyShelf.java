package org.xerotier.router.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;

/** Versions that were read and compiled before. They never change, so they can only be forgotten, not grow stale. */
@ApplicationScoped
class PolicyShelf {

    static final int MAX_VERSIONS = 1_000;

    private final ConcurrentHashMap<Place, PolicyVersion> versions = new ConcurrentHashMap<>();

    private record Place(ProjectId project, PolicyId id) {}

    Optional<PolicyVersion> find(ProjectId project, PolicyId id, Supplier<Optional<PolicyVersion>> read) {
        Place place = new Place(project, id);
        PolicyVersion known = versions.get(place);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PolicyVersion> found = read.get();
        found.ifPresent(version -> {
            if (versions.size() >= MAX_VERSIONS) {
                versions.clear();
            }
            versions.put(place, version);
        });
        return found;
    }
}
