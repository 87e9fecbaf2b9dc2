package org.xerotier.router.web.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.InvocationFeed;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;

/** The open streams, and under which key each was opened. */
final class StreamBook {

    /** With ticks of five seconds: a sign of life every fifteen. */
    private static final int TICKS_A_HEARTBEAT = 3;

    /** Whether credentials still hold; refuses if not. */
    interface Check {
        void stillHolds(String authorization, Actor actor);
    }

    private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
    private int ticks;

    /** Takes a place, unless the reader's project has this many already. */
    synchronized Optional<Entry> enter(Reader reader, int most) {
        if (count(reader.actor().requireProject()) >= most) {
            return Optional.empty();
        }
        Entry entry = new Entry(reader);
        entries.add(entry);
        return Optional.of(entry);
    }

    void leave(Entry entry) {
        entries.remove(entry);
        entry.letGo();
    }

    long count(ProjectId project) {
        return entries.stream()
                .filter(entry -> project.equals(entry.reader.actor().project()))
                .count();
    }

    /** The projects somebody reads. */
    Set<ProjectId> projects() {
        return entries.stream()
                .map(entry -> entry.reader.actor().requireProject())
                .collect(Collectors.toSet());
    }

    /** Tells the streams of a project that there may be something. */
    void wake(ProjectId project) {
        for (Entry entry : entries) {
            EventStream stream = entry.stream;
            if (stream != null && project.equals(entry.reader.actor().project())) {
                stream.wake();
            }
        }
    }

    /** One round of the keeper. A key is asked for once, however many streams it reads. Never throws. */
    void tick(Check check) {
        ticks++;
        boolean withHeartbeat = ticks % TICKS_A_HEARTBEAT == 0;
        Map<String, Boolean> holds = new HashMap<>();
        for (Entry entry : entries) {
            EventStream stream = entry.stream;
            if (stream == null) {
                continue;
            }
            if (holds.computeIfAbsent(entry.reader.where(), key -> holds(check, entry.reader))) {
                stream.tick(withHeartbeat);
            } else {
                stream.close();
            }
        }
    }

    void closeAll() {
        for (Entry entry : entries) {
            EventStream stream = entry.stream;
            if (stream != null) {
                stream.close();
            }
        }
    }

    /** A database that cannot be asked does not end streams: nothing new can be read from it either. */
    private static boolean holds(Check check, Reader reader) {
        try {
            check.stillHolds(reader.authorization(), reader.actor());
            return true;
        } catch (RouterException refused) {
            return false;
        } catch (RuntimeException failed) {
            StreamLog.checkFailed(failed);
            return true;
        }
    }

    /** A stream's place in the book. */
    static final class Entry {
        private final Reader reader;
        private volatile @Nullable EventStream stream;
        private InvocationFeed.@Nullable Following following;
        private boolean left;

        private Entry(Reader reader) {
            this.reader = reader;
        }

        synchronized void holds(EventStream opened, InvocationFeed.Following place) {
            stream = opened;
            following = place;
            if (left) {
                place.close();
            }
        }

        private synchronized void letGo() {
            left = true;
            if (following != null) {
                following.close();
            }
        }
    }
}
