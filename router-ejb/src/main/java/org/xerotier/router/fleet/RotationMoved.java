package org.xerotier.router.fleet;

/** An agent has to be told how its change of key goes on. Fired inside the transaction: observe it after. */
record RotationMoved(RotationView rotation) {}
