/**
 * A fleet of thousands: real enrolments, real CURVE sessions with heartbeats, from few processes. Door:
 * {@link org.xerotier.systemtests.emulator.FleetEmulation} ({@code system-tests/emulate-fleet}), which starts a router, children
 * that hold the sessions ({@link org.xerotier.systemtests.emulator.VirtualFleet}) and prints what the fleet costs. The virtual
 * agents speak the wire protocol through mesh-protocol and run nothing.
 */
@NullMarked
package org.xerotier.systemtests.emulator;

import org.jspecify.annotations.NullMarked;
