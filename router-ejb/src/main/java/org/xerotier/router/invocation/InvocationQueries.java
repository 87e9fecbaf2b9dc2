package org.xerotier.router.invocation;

import static org.xerotier.router.invocation.InvocationError.EXECUTION_NOT_FOUND;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

/** The readers' door: invocations, executions, events and output. */
@Stateless
public class InvocationQueries {

    private static final int PIECES_A_READ = 16;

    @Inject
    ReadRepository rows;

    @Inject
    PayloadSeal seal;

    /** One invocation with its arguments and the beginning of its output. */
    public InvocationView get(Actor actor, InvocationId id) {
        ProjectId project = actor.requireProject();
        Object[] row = rows.invocationWithRun(project, id).orElseThrow(() -> InvocationService.notFound(id));
        Invocation invocation = (Invocation) row[0];
        OutputView output = row[1] == null ? null : preview((Execution) row[1], invocation);
        return invocation.view().with(seal.argumentsJson(invocation), output);
    }

    /** Newest first, with arguments, without output. */
    public Page<InvocationView> list(Actor actor, InvocationFilter filter, PageRequest page) {
        List<InvocationView> found = rows.invocations(actor.requireProject(), filter, page).stream()
                .map(seal::opened)
                .toList();
        return Page.cut(found, page, InvocationView::id);
    }

    /** One run with the beginning of its output. */
    public ExecutionView execution(Actor actor, ExecutionId id) {
        Object[] row = find(actor, id);
        Execution execution = (Execution) row[0];
        Invocation invocation = (Invocation) row[1];
        return execution.view(invocation).with(preview(execution, invocation));
    }

    /** Newest first, without output. */
    public Page<ExecutionView> executions(Actor actor, InvocationFilter filter, PageRequest page) {
        List<ExecutionView> found = rows.executions(actor.requireProject(), filter, page).stream()
                .map(row -> ((Execution) row[0]).view((Invocation) row[1]))
                .toList();
        return Page.cut(found, page, ExecutionView::id);
    }

    /** Events behind a place, in order; at most {@code limit}. */
    public List<EventView> events(Actor actor, InvocationId id, long after, int limit) {
        ProjectId project = actor.requireProject();
        return rows.events(project, id, after, limit).stream()
                .map(event -> open(project, event))
                .toList();
    }

    /**
     * A stretch of what a run wrote to a stream.
     *
     * @param after the {@code lastPiece} of the stretch before, 0 to begin
     * @return empty at the end
     */
    public Optional<Stretch> raw(Actor actor, ExecutionId id, String stream, long after) {
        ProjectId project = ((Invocation) find(actor, id)[1]).project();
        List<InvocationEvent> pieces = rows.pieces(id, stream, after, PIECES_A_READ);
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long last = after;
        for (InvocationEvent piece : pieces) {
            bytes.writeBytes(open(project, piece).requireOutput().data());
            last = piece.piece();
        }
        return Optional.of(new Stretch(last, bytes.toByteArray()));
    }

    /** A stretch of raw output; go on behind {@code lastPiece}. */
    public record Stretch(long lastPiece, byte[] bytes) {}

    /** How many invocations are in which state, those that are not over. */
    public Map<InvocationStatus, Long> open(Actor actor) {
        Map<InvocationStatus, Long> counts = new EnumMap<>(InvocationStatus.class);
        rows.openByStatus(actor.requireProject())
                .forEach(row -> counts.put(InvocationStatus.ofWireName((String) row[0]), (Long) row[1]));
        return counts;
    }

    /** For the feed: the number of each one's last event. */
    public Map<String, Long> lastEvents(Collection<String> ids) {
        Map<String, Long> last = new HashMap<>();
        rows.lastEvents(ids).forEach(row -> last.put((String) row[0], ((Number) row[1]).longValue()));
        return last;
    }

    /** For the feed: what these look like now, across projects, without arguments and output. */
    public List<InvocationView> present(Collection<String> ids) {
        return rows.present(ids).stream().map(Invocation::view).toList();
    }

    private Object[] find(Actor actor, ExecutionId id) {
        return rows.execution(actor.requireProject(), id)
                .orElseThrow(() -> EXECUTION_NOT_FOUND.because(
                        "There is no execution %s in this project. `xeroctl exec show <invocation>` names its executions."
                                .formatted(id)));
    }

    private @Nullable OutputView preview(Execution execution, Invocation invocation) {
        if (execution.stdoutBytes() == 0) {
            return null;
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        long after = 0;
        while (head.size() < OutputView.PREVIEW_BYTES) {
            List<InvocationEvent> pieces = rows.pieces(execution.id(), "stdout", after, PIECES_A_READ);
            for (InvocationEvent piece : pieces) {
                head.writeBytes(
                        open(invocation.project(), piece).requireOutput().data());
                after = piece.piece();
            }
            if (pieces.size() < PIECES_A_READ) {
                break;
            }
        }
        byte[] shown = head.size() <= OutputView.PREVIEW_BYTES
                ? head.toByteArray()
                : java.util.Arrays.copyOf(head.toByteArray(), OutputView.PREVIEW_BYTES);
        boolean isPreview = shown.length < execution.stdoutBytes();
        return OutputView.of(shown, invocation.view().outputFormat(), isPreview, execution.outputTruncated())
                .orElse(null);
    }

    private EventView open(ProjectId project, InvocationEvent event) {
        return event.view(piece -> seal.openPiece(project, piece.execution(), piece.piece(), piece.data()));
    }
}
