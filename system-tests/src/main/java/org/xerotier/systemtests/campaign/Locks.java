package org.xerotier.systemtests.campaign;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** One lock a process: it is not paused while it is being killed. */
final class Locks {

    static final String ROUTER = "router";
    static final String DATABASE = "database";

    private Locks() {}

    static Map<String, ReentrantLock> of(Arena arena) {
        Map<String, ReentrantLock> locks = new TreeMap<>();
        arena.agents().keySet().forEach(name -> locks.put(name, new ReentrantLock()));
        arena.routers().keySet().forEach(name -> locks.put(name, new ReentrantLock()));
        locks.put(DATABASE, new ReentrantLock());
        return locks;
    }
}
