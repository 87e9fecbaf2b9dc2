/**
 * Standing consent: a person approves one call and, with it, a number of calls like it for a time. A grant is never
 * wider than what was asked for, ends by clock, count or hand, and its every use is on record.
 *
 * <p>Doors: {@code GrantService} and {@code GrantQueries}. Tables
 * {@code approval_grants}, {@code approval_grant_voices}, {@code approval_grant_uses}. ADR 0016.
 */
@NullMarked
package org.xerotier.router.grant;

import org.jspecify.annotations.NullMarked;
