/**
 * What JeroMQ 0.6.0 needs done around it, apart from its cryptography. Door: {@link org.xerotier.mesh.jeromq.ConnectWatch},
 * for whoever connects. Looks into JeroMQ's own packages, so a new version of it is a reason to read this again.
 */
@NullMarked
package org.xerotier.mesh.jeromq;

import org.jspecify.annotations.NullMarked;
