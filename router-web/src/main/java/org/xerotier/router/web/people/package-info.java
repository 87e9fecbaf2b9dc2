/**
 * People: users, members of projects, lent authority, projects themselves, and signing in.
 */
@NullMarked
package org.xerotier.router.web.people;

import org.jspecify.annotations.NullMarked;
