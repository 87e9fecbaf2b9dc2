/** JeroMQ's poller as it is, and with the watch. */
@NullMarked
package org.xerotier.mesh.jeromq;

import org.jspecify.annotations.NullMarked;
