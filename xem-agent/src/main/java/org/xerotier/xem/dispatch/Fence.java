package org.xerotier.xem.dispatch;

/**
 * Why an epoch never starts.
 *
 * @param owed the router is told in a result, and has not acknowledged it; else it was or will be told in the answer to
 *     its dispatch or cancel, as often as it asks
 * @param until by the routers' clock: a dispatch of this epoch that comes later is refused for its warrant alone
 */
public record Fence(String code, String message, boolean owed, long until) {

    private static final int LONGEST = 500;

    public Fence {
        message = message.length() <= LONGEST ? message : message.substring(0, LONGEST);
    }

    Fence told() {
        return new Fence(code, message, false, until);
    }
}
