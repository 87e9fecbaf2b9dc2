package org.xerotier.router.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

/** The readers' door: requests, with their stages, words and rounds, and what happens to them. */
@Stateless
public class ApprovalQueries {

    @Inject
    ApprovalRepository rows;

    @Inject
    EventRepository events;

    @Inject
    ApprovalDesk desk;

    @Inject
    Electorate electorate;

    @Inject
    RoundSeal seal;

    public ApprovalView get(Actor actor, ApprovalId id) {
        return find(actor, id).view();
    }

    public Page<ApprovalView> list(Actor actor, ApprovalFilter filter, PageRequest page) {
        return Page.cut(
                rows.list(actor.requireProject(), filter, page).stream()
                        .map(ApprovalRequest::view)
                        .toList(),
                page,
                ApprovalView::id);
    }

    /** Everything about one request. */
    public ApprovalDetail detail(Actor actor, ApprovalId id) {
        ApprovalRequest request = find(actor, id);
        List<ApprovalVote> votes = rows.votes(request);
        Course course = desk.course(request, votes);
        Standings standings = electorate.of(request, votes);
        return new ApprovalDetail(
                request.view(),
                StageList.of(course, rows.stages(request)),
                votes.stream()
                        .map(vote -> vote.view(desk.counts(course, standings, vote)))
                        .toList(),
                rows.rounds(request).stream()
                        .map(round -> round.view(
                                seal.arguments(request.project(), round), seal.diff(request.project(), round)))
                        .toList());
    }

    /** Events of the project behind a place, in their order; none is ever added before one that was read. */
    public List<ApprovalEventView> events(ProjectId project, EventPlace after, int limit) {
        return events.after(project, after, limit);
    }

    /** The last place of the project's events. */
    public EventPlace lastEvent(ProjectId project) {
        return events.end(project);
    }

    private ApprovalRequest find(Actor actor, ApprovalId id) {
        return rows.find(actor.requireProject(), id).orElseThrow(() -> ApprovalService.notFound(id));
    }
}
