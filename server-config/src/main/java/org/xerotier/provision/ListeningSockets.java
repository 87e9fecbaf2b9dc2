package org.xerotier.provision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP sockets a process listens on, as Linux itself tells: /proc/net/tcp and tcp6, matched with the process's files. */
public final class ListeningSockets {
    private static final String LISTEN = "0A";

    private ListeningSockets() {}

    /** All listening addresses of the process, any interface. */
    public static List<InetSocketAddress> of(long pid) {
        var own = inodes(pid);
        var found = new ArrayList<InetSocketAddress>();
        for (var table : List.of("tcp", "tcp6")) {
            for (var line : lines(Path.of("/proc/" + pid + "/net/" + table))) {
                var words = line.strip().split("\\s+");
                if (words.length > 9 && words[3].equals(LISTEN) && own.contains(words[9])) {
                    found.add(address(words[1]));
                }
            }
        }
        return List.copyOf(found);
    }

    /** Those that somebody on another machine could reach. */
    public static List<InetSocketAddress> reachableFromOutside(long pid) {
        return of(pid).stream()
                .filter(socket -> !socket.getAddress().isLoopbackAddress())
                .toList();
    }

    /** The kernel prints addresses as 32-bit words in the machine's byte order, ports in plain hexadecimal. */
    static InetSocketAddress address(String text) {
        var colon = text.indexOf(':');
        var words = HexFormat.of().parseHex(text.substring(0, colon));
        var bytes = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i - i % 4 + 3 - i % 4];
        }
        try {
            // An IPv4 address in IPv6 clothes becomes a plain IPv4 address here, which is what we want to compare.
            return new InetSocketAddress(
                    InetAddress.getByAddress(bytes), Integer.parseInt(text.substring(colon + 1), 16));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }

    private static Set<String> inodes(long pid) {
        var inodes = new HashSet<String>();
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = target(file);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at process " + pid, e);
        }
        return inodes;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // Closed between listing and looking: not a listening socket any more.
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
