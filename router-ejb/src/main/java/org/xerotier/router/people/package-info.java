/**
 * Who the people are: users, their roles in the system and in projects, and the authority to approve that owners lend to
 * members. What one of them may stand for at a moment is a {@link org.xerotier.router.people.Standing}, which the policy
 * room counts. Knows nothing of credentials; those are the security room's.
 */
@NullMarked
package org.xerotier.router.people;

import org.jspecify.annotations.NullMarked;
