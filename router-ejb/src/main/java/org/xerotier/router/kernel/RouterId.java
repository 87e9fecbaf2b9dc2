package org.xerotier.router.kernel;

/** Names one run of a router process; a restart is another one. */
public record RouterId(String value) {

    public RouterId {
        IdPrefix.ROUTER.require(value);
    }

    public static RouterId next(Ids ids) {
        return new RouterId(ids.next(IdPrefix.ROUTER));
    }

    @Override
    public String toString() {
        return value;
    }
}
