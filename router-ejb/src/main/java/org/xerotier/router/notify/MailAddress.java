package org.xerotier.router.notify;

import java.util.regex.Pattern;

/**
 * The address in a channel {@code mail:<address>}: the plain {@code local@domain} form alone. No display name, comment,
 * quoting or white space, so nothing in it can begin a header of its own.
 */
record MailAddress(String value) {

    private static final String CHANNEL = "mail:";
    private static final Pattern FORM = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
    private static final int LONGEST = 254;

    MailAddress {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("\"" + value.replaceAll("\\p{Cntrl}", "?") + "\" is no mail address");
        }
    }

    static boolean isChannel(String channel) {
        return channel.startsWith(CHANNEL);
    }

    /** @throws IllegalArgumentException if what follows {@code mail:} is not an address */
    static MailAddress ofChannel(String channel) {
        return new MailAddress(channel.substring(CHANNEL.length()));
    }
}
