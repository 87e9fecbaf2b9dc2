/**
 * The start: checks the configuration, brings the schema up to date, makes sure the database keeps its promises, loads
 * the router's keys, then says ready.
 *
 * <p>Everything that must come later carries {@code @DependsOn("RouterStartup")}. The start fails closed: whatever is
 * not as it must be ends the deployment with one line that says what to do. Public because the container asks for it:
 * {@code RouterStartup}, which also defines the data source {@code java:app/jdbc/router}.
 */
@NullMarked
package org.xerotier.router.boot;

import org.jspecify.annotations.NullMarked;
