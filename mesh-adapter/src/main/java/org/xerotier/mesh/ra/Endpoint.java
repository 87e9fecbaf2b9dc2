package org.xerotier.mesh.ra;

/** Where deliveries go. */
@FunctionalInterface
interface Endpoint {

    /** @return false if nobody takes deliveries at the moment: keep it and try again later */
    boolean deliver(Delivery delivery);
}
