/**
 * PostgreSQL for Xerotier: a real server from Maven artifacts, and the roles and database the router expects in any server.
 *
 * <p>Doors: {@link org.xerotier.provision.postgres.EmbeddedPostgres} (unpack, initialise, start, stop, prove it is ours) and
 * {@link org.xerotier.provision.postgres.RouterDatabase} (roles, database, grants; from the SQL files that
 * {@code database.sh} runs with {@code psql}). Used by tests of other modules and by the one-command start.
 */
@NullMarked
package org.xerotier.provision.postgres;

import org.jspecify.annotations.NullMarked;
