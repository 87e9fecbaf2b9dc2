package org.xerotier.router.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.UserId;

/**
 * What one person may stand for in a project at this moment. Approvals count standings, never keys: all keys of a person
 * have one.
 *
 * @param principal the person behind whatever credential; two standings of one principal are one person
 * @param user null for a reviewer without membership, for whom the principal who invited them stands
 * @param name for people to read
 * @param roles in the project
 * @param delegated risk levels an owner lent this person authority for, now
 */
public record Standing(
        String principal,
        @Nullable UserId user,
        String name,
        Set<ProjectRole> roles,
        Set<SystemRole> systemRoles,
        Set<RiskLevel> delegated) {

    public Standing {
        roles = Set.copyOf(roles);
        systemRoles = Set.copyOf(systemRoles);
        delegated = Set.copyOf(delegated);
    }
}
