package org.xerotier.router.notify;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that begin alike, as {@code 10.0.0.0/8}. */
record AddressRange(InetAddress network, int prefix) {

    /** @throws IllegalArgumentException for anything but an address literal with an optional prefix length */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        InetAddress network = literal(address);
        int bits = network.getAddress().length * Byte.SIZE;
        int prefix = slash < 0 ? bits : number(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("\"" + text + "\" has no prefix length of 0 to " + bits);
        }
        return new AddressRange(network, prefix);
    }

    /** Whether the text could only be an address; such text is never looked up. */
    static boolean looksLikeAnAddress(String text) {
        return text.indexOf(':') >= 0 || text.matches("[0-9.]+(/[0-9]+)?");
    }

    boolean contains(InetAddress candidate) {
        byte[] wanted = network.getAddress();
        byte[] given = candidate.getAddress();
        if (wanted.length != given.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((wanted[bit / Byte.SIZE] & mask) != (given[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress literal(String text) {
        if (!looksLikeAnAddress(text) || text.indexOf('/') >= 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not an address");
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not an address", e);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a prefix length", e);
        }
    }
}
