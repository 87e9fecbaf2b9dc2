package org.xerotier.xem.mesh;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xerotier.xem.time.Ticker;

/**
 * Looks the names of routers up beside the loop, which must not wait for a name server that does not answer. Asked again
 * a moment later, it has the answer. Owned by one thread; each lookup has another of its own.
 */
final class NameLookup {

    /** The host's own way to look a name up; waits for it. */
    @FunctionalInterface
    interface Names {
        InetAddress[] all(String name) throws UnknownHostException;
    }

    /**
     * What is known of an address now.
     *
     * @param address the same place by number, if its reach is known
     */
    record Answer(Link.Reach reach, String address) {}

    /** So long a number is good for; that there is none is told once and asked anew. */
    private static final long KEPT_MILLIS = 30_000;

    private static final Pattern NAMED = Pattern.compile("tcp://([^\\[\\]]+):([0-9]+)");
    private static final Pattern BY_NUMBER = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Answer NOT_YET = new Answer(Link.Reach.NOT_YET, "");
    private static final Answer UNKNOWN = new Answer(Link.Reach.UNKNOWN, "");

    /** The host to connect to, null if the name has none; and when that was found out. */
    private record Found(@Nullable String host, long at) {}

    private final Names names;
    private final Ticker ticker;
    private final ThreadFactory threads;
    private final Map<String, CompletableFuture<Found>> lookups = new HashMap<>();

    NameLookup(Names names, Ticker ticker, ThreadFactory threads) {
        this.names = names;
        this.ticker = ticker;
        this.threads = threads;
    }

    /** Answers at once; begins a lookup if it takes one. */
    Answer find(String address) {
        Matcher parts = NAMED.matcher(address);
        if (!parts.matches() || BY_NUMBER.matcher(parts.group(1)).matches()) {
            return new Answer(Link.Reach.KNOWN, address);
        }
        lookups.values().removeIf(this::isOld);
        String name = parts.group(1);
        CompletableFuture<Found> lookup = lookups.computeIfAbsent(name, this::begin);
        if (!lookup.isDone()) {
            return NOT_YET;
        }
        String host = lookup.join().host();
        if (host == null) {
            lookups.remove(name);
            return UNKNOWN;
        }
        return new Answer(Link.Reach.KNOWN, "tcp://" + host + ":" + parts.group(2));
    }

    private boolean isOld(CompletableFuture<Found> lookup) {
        return lookup.isDone() && ticker.millis() - lookup.join().at() >= KEPT_MILLIS;
    }

    private CompletableFuture<Found> begin(String name) {
        CompletableFuture<Found> lookup = new CompletableFuture<>();
        try {
            threads.newThread(() -> lookup.complete(new Found(host(name), ticker.millis())))
                    .start();
        } catch (OutOfMemoryError noThread) {
            lookup.complete(new Found(null, ticker.millis()));
        }
        return lookup;
    }

    private @Nullable String host(String name) {
        List<InetAddress> all;
        try {
            all = List.of(names.all(name));
        } catch (UnknownHostException | RuntimeException unknown) {
            System.getLogger("xem.mesh").log(System.Logger.Level.DEBUG, "not resolved: " + name, unknown);
            return null;
        }
        for (InetAddress each : all) {
            if (each instanceof Inet4Address) {
                return each.getHostAddress();
            }
        }
        return all.isEmpty() ? null : "[" + all.get(0).getHostAddress() + "]";
    }
}
