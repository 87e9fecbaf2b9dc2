package org.xerotier.router.approval;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a project's stream of approval events. Places are ordered by transaction first: all events below the oldest
 * transaction that is still open are there for good, so whoever read up to a place has missed nothing before it.
 *
 * @param transaction the number of the writing transaction
 * @param row the number of the row, which orders events of one transaction
 */
public record EventPlace(long transaction, long row) implements Comparable<EventPlace> {

    /** Before everything. */
    public static final EventPlace START = new EventPlace(0, 0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** The form in which it is handed out and given back. */
    public String text() {
        return transaction + "-" + row;
    }

    /** Empty for a text that is no place. */
    public static Optional<EventPlace> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new EventPlace(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(EventPlace other) {
        int byTransaction = Long.compare(transaction, other.transaction);
        return byTransaction != 0 ? byTransaction : Long.compare(row, other.row);
    }
}
