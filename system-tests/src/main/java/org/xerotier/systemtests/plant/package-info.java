/**
 * Faults planted from outside (ADR 0020): a Java agent that is attached to the router's and the agents' virtual machines
 * and puts a call to a switchboard at the entry and exit of the product methods listed in {@link
 * org.xerotier.systemtests.plant.Place}. Product code contains no failpoint and no switch.
 *
 * <p>Doors: {@link org.xerotier.systemtests.plant.PlantJar} builds the jar, {@link
 * org.xerotier.systemtests.plant.ControlFolder} is how a campaign talks to a process that carries it. Everything else here runs
 * inside that process and may use nothing but the JDK and Byte Buddy.
 */
@NullMarked
package org.xerotier.systemtests.plant;

import org.jspecify.annotations.NullMarked;
