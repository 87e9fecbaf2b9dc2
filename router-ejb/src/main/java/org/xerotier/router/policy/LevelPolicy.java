package org.xerotier.router.policy;

import java.util.List;

/**
 * What holds for calls of one risk level.
 *
 * @param requiresApproval whether calls wait for people at all
 * @param onTimeout what happens when the clock of a stage runs out
 * @param requesterMayApprove the exception by name: the word of whoever asked counts too
 * @param stages who is asked first, and after them the escalation chain; never empty
 */
public record LevelPolicy(
        boolean requiresApproval, OnTimeout onTimeout, boolean requesterMayApprove, List<Stage> stages) {

    public static final int MAX_CHAIN = 10;

    public LevelPolicy {
        stages = List.copyOf(stages);
        if (stages.isEmpty() || stages.size() > MAX_CHAIN + 1) {
            throw new IllegalArgumentException("a level has its own stage and at most " + MAX_CHAIN + " more");
        }
    }

    /** Who is asked first, and how long. */
    public Stage own() {
        return stages.get(0);
    }

    /** Who is asked after that, in order. */
    public List<Stage> escalationChain() {
        return stages.subList(1, stages.size());
    }
}
