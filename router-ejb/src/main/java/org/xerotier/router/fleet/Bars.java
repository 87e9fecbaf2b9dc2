package org.xerotier.router.fleet;

import java.util.HashSet;
import java.util.Set;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * What keeps work from an agent by the record, whether it is there or not.
 *
 * @param contested another key claims its name
 * @param paused it is given nothing at all
 * @param pausedIn it is given nothing of these workspaces
 */
record Bars(boolean contested, boolean paused, Set<WorkspaceId> pausedIn) {

    static final Bars NONE = new Bars(false, false, Set.of());

    Bars {
        pausedIn = Set.copyOf(pausedIn);
    }

    Bars pausing() {
        return new Bars(contested, true, pausedIn);
    }

    Bars pausing(WorkspaceId workspace) {
        Set<WorkspaceId> more = new HashSet<>(pausedIn);
        more.add(workspace);
        return new Bars(contested, paused, more);
    }

    Bars resuming() {
        return new Bars(contested, false, pausedIn);
    }

    Bars resuming(WorkspaceId workspace) {
        Set<WorkspaceId> fewer = new HashSet<>(pausedIn);
        fewer.remove(workspace);
        return new Bars(contested, paused, fewer);
    }

    Bars prevailing() {
        return new Bars(false, paused, pausedIn);
    }

    Bars contesting() {
        return new Bars(true, paused, pausedIn);
    }

    /** A person said so, and will say when it may go on. */
    boolean pauses(WorkspaceId workspace) {
        return paused || pausedIn.contains(workspace);
    }

    boolean bars(WorkspaceId workspace) {
        return contested || pauses(workspace);
    }
}
