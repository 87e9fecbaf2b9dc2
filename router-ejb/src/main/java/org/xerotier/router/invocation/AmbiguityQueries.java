package org.xerotier.router.invocation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

/** The readers' door to unknown outcomes and to what agents reported that changed nothing. */
@Stateless
public class AmbiguityQueries {

    private static final int LAST_OUTPUT = 200;

    @Inject
    AmbiguityRepository doubts;

    @Inject
    ReadRepository rows;

    @Inject
    PayloadSeal seal;

    /** The open ones, newest first. */
    public Page<OpenAmbiguity> open(Actor actor, PageRequest page) {
        ProjectId project = actor.requireProject();
        List<OpenAmbiguity> found = doubts.open(project, page).stream()
                .map(row -> open(project, (Ambiguity) row[0], (Invocation) row[1], (Execution) row[2]))
                .toList();
        return Page.cut(found, page, one -> one.run().id());
    }

    /** Runs, unknown outcomes and reports of one invocation. */
    public EvidenceView evidence(Actor actor, InvocationId id) {
        ProjectId project = actor.requireProject();
        Invocation invocation = rows.invocation(project, id).orElseThrow(() -> InvocationService.notFound(id));
        return new EvidenceView(
                rows.runs(project, id).stream().map(run -> run.view(invocation)).toList(),
                doubts.of(project, id).stream().map(Ambiguity::view).toList(),
                doubts.reports(project, id).stream().map(ExecutionReport::view).toList());
    }

    private OpenAmbiguity open(ProjectId project, Ambiguity doubt, Invocation invocation, Execution run) {
        return new OpenAmbiguity(
                invocation.view(),
                run.view(invocation),
                doubt.view(),
                lastOutput(project, run),
                doubts.reports(project, invocation.id()).size());
    }

    private String lastOutput(ProjectId project, Execution run) {
        return rows.lastPiece(run.id())
                .map(event ->
                        event.view(piece -> seal.openPiece(project, piece.execution(), piece.piece(), piece.data())))
                .map(event -> tail(new String(event.requireOutput().data(), StandardCharsets.UTF_8)))
                .orElse("");
    }

    private static String tail(String text) {
        String end = text.length() <= LAST_OUTPUT ? text : text.substring(text.length() - LAST_OUTPUT);
        return end.strip();
    }
}
