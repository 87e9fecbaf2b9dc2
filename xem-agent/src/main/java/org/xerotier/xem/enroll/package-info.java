/**
 * How the agent becomes known to a router and stays known: its own keys, the one-time join key, the signed token and its
 * refreshing.
 *
 * <p>Doors: {@link org.xerotier.xem.enroll.AgentKeys}, {@link org.xerotier.xem.enroll.Enroller}, {@link
 * org.xerotier.xem.enroll.TokenKeeper}; what was agreed is an {@link org.xerotier.xem.enroll.Enrollment}. A router that
 * says no is an {@link org.xerotier.xem.enroll.EnrollmentRefused} that says what to do. The HTTP contract is
 * {@code docs/reference/http-api.md}, section "Enrolment".
 */
@NullMarked
package org.xerotier.xem.enroll;

import org.jspecify.annotations.NullMarked;
