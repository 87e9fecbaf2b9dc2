package org.xerotier.router.fleet;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.kernel.WorkspaceId;

/** The sessions bound to one workspace. Whoever changes a session takes it off the bench first. */
final class Bench {

    private final WorkspaceId workspace;
    private final TreeSet<Session> open = new TreeSet<>(Session::byLoad);
    private final Set<Session> opening = new HashSet<>();

    Bench(WorkspaceId workspace) {
        this.workspace = workspace;
    }

    void seat(Session session) {
        if (session.isOpen(workspace)) {
            open.add(session);
        } else if (session.isOpening(workspace)) {
            opening.add(session);
        }
    }

    void unseat(Session session) {
        open.remove(session);
        opening.remove(session);
    }

    boolean isEmpty() {
        return open.isEmpty() && opening.isEmpty();
    }

    /** The lightest loaded session that offers the tool, which may be full; then so are all others. */
    Optional<Session> lightest(ToolName tool) {
        return open.stream()
                .filter(session -> session.agent().tool(tool).isPresent())
                .findFirst();
    }

    /** Whether one that offers the tool will be there in a moment. */
    boolean awaits(ToolName tool) {
        return opening.stream().anyMatch(session -> session.agent().tool(tool).isPresent());
    }
}
