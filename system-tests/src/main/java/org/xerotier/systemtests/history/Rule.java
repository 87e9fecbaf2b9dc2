package org.xerotier.systemtests.history;

/** One promise that can be looked for in a history. */
@FunctionalInterface
interface Rule {
    void judge(History history, Findings findings);
}
