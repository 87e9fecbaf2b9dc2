package org.xerotier.router.approval;

import java.util.Optional;
import org.xerotier.router.people.Standing;

/** Who may stand for what in the request's project, at this moment. */
@FunctionalInterface
interface Standings {

    /** Empty for whoever is no active person with a place in the project. */
    Optional<Standing> of(String principal);
}
