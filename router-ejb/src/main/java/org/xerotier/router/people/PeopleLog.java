package org.xerotier.router.people;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.UserId;

/** This room's messages for operators; ids are never used twice. */
final class PeopleLog {

    private static final Logger LOG = System.getLogger("org.xerotier.router.people");

    private PeopleLog() {}

    static void lastAdminStays(UserId user, String issuer) {
        LOG.log(
                Level.WARNING,
                "XR-PPL-0001 {0} stays admin although the groups of {1} no longer say so, since the router would have none;"
                        + " make somebody else admin",
                user,
                issuer);
    }

    static void lastOwnerStays(UserId user, ProjectId project, String issuer) {
        LOG.log(
                Level.WARNING,
                "XR-PPL-0002 {0} stays owner of {1} although the groups of {2} no longer say so, since it would have none;"
                        + " make somebody else owner",
                user,
                project,
                issuer);
    }
}
