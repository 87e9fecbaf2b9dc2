/**
 * Agents: who is enrolled, what each can run, who is connected here and how busy.
 *
 * <p>Doors: {@link org.xerotier.router.fleet.FleetService} for people (list, show, events, revoke), {@link
 * org.xerotier.router.fleet.BindingService} for which agent serves which workspace, {@link
 * org.xerotier.router.fleet.AgentPauseService}, {@link org.xerotier.router.fleet.ConflictService}, {@link
 * org.xerotier.router.fleet.RotationService} and {@link org.xerotier.router.fleet.CandidateService} for what else people do
 * about agents, {@link org.xerotier.router.fleet.DispatchGateService} for whoever gives work away, {@link
 * org.xerotier.router.fleet.RegistrationService} for enrolment, {@link org.xerotier.router.fleet.ToolCatalog} for what
 * can be called, {@link org.xerotier.router.fleet.FleetNews} for what other routers have just been told, {@link org.xerotier.router.fleet.ConnectedAgents} for who shall run it. Events: {@link
 * org.xerotier.router.fleet.AgentConnected}, {@link org.xerotier.router.fleet.AgentLost}, {@link
 * org.xerotier.router.fleet.AgentCapacityFreed}. Ports others implement:
 * {@link org.xerotier.router.fleet.InFlightReconciler} (invocation) and {@link
 * org.xerotier.router.fleet.AgentTokenCheck} (enrollment).
 *
 * <p>Tables: {@code agents}, {@code agent_manifests}, {@code agent_events}, {@code agent_conflicts} (ADR 0004), {@code
 * curve_rotations} (ADR 0021), {@code agent_candidates}. Enrolment and state are in the database;
 * sessions, leases and load are in memory and come back with the agents' hellos, so a renewal costs no write. An agent
 * is its CURVE key (ADR 0009).
 *
 * <p>May look into kernel, project, audit, security, workspace, mesh. Public besides the usual: {@code ToolCatalog},
 * {@code FleetNews}, {@code ConnectedAgents}, {@code FleetActors}, {@code ManifestIntake}, and what the container asks for.
 */
@NullMarked
package org.xerotier.router.fleet;

import org.jspecify.annotations.NullMarked;
