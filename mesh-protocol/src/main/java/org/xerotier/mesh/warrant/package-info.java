/**
 * The router's signed word that one call may run: on one agent, under one epoch, with exactly these arguments, until a
 * moment. An agent runs nothing without it.
 *
 * <p>Door: {@link org.xerotier.mesh.warrant.WarrantSigner} in the router, {@link
 * org.xerotier.mesh.warrant.WarrantVerifier} in the agent, and {@link org.xerotier.mesh.warrant.Preconditions} for
 * both. What a warrant proves and what it does not is told in {@code docs/explanation/warrants.md}.
 */
@NullMarked
package org.xerotier.mesh.warrant;

import org.jspecify.annotations.NullMarked;
