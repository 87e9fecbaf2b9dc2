/**
 * Who the people are: users, their roles in the system and in projects, the identities issuers know them by, and the
 * authority to approve that owners lend to members. What one of them may stand for at a moment is a {@link
 * org.xerotier.router.people.Standing}, which the policy room counts. Knows nothing of credentials; those are the security
 * room's, which hears of an end by {@link org.xerotier.router.people.MembershipEnded}.
 *
 * <p>Doors: {@link org.xerotier.router.people.PeopleQueries} (who may stand for what, asked at every decision), {@link
 * org.xerotier.router.people.UserService}, {@link org.xerotier.router.people.MemberService}, {@link
 * org.xerotier.router.people.DelegationService}, {@link
 * org.xerotier.router.people.ProjectOpeningService}, {@link org.xerotier.router.people.ArrivalService}. Tables {@code users}, {@code user_identities}, {@code project_members},
 * {@code delegations}. ADR 0011 tells what a principal is.
 */
@NullMarked
package org.xerotier.router.people;

import org.jspecify.annotations.NullMarked;
