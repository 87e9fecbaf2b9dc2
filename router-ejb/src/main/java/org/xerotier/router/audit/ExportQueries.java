package org.xerotier.router.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

/** The stretches an export is made of, each read in a short transaction of its own: what is sealed never changes. */
@Stateless
public class ExportQueries {

    @Inject
    ExportRepository rows;

    @Inject
    CheckpointRepository checkpoints;

    /** Checkpoints of the actor's project, newest first. */
    public Page<CheckpointView> checkpoints(Actor actor, PageRequest page) {
        String after = page.afterKey();
        long before = after == null ? Long.MAX_VALUE : size(after);
        List<CheckpointView> found = rows.checkpointsBefore(actor.requireProject(), before, page.fetch()).stream()
                .map(line -> CheckpointView.of(line.text()))
                .toList();
        return Page.cut(found, page, view -> Long.toString(view.checkpoint().size()));
    }

    private static long size(String key) {
        if (!key.matches("[0-9]{1,18}")) {
            throw KernelError.INVALID_CURSOR.because(
                    "This cursor was not issued by the list; start again without 'after'.", "after");
        }
        return Long.parseLong(key);
    }

    public Optional<CheckpointView> last(ProjectId project) {
        return checkpoints
                .last(project.value())
                .map(last -> new CheckpointView(
                        last.signed().checkpoint(), last.signed().line()));
    }

    public Optional<byte[]> chainHash(ProjectId project, long sequence) {
        return rows.chainHash(project, sequence);
    }

    public List<SealedRow> stretch(ProjectId project, long after, long upTo, int limit) {
        return rows.stretch(project, after, upTo, limit);
    }

    public List<SealedRow> chosen(ProjectId project, AuditFilter filter, long after, long upTo, int limit) {
        return rows.chosen(project, filter, after, upTo, limit);
    }

    public List<CheckpointLine> lines(ProjectId project, long from, long upTo, int limit) {
        return rows.checkpoints(project, from, upTo, limit);
    }

    public List<byte[]> hashes(ProjectId project, int level, long from) {
        return rows.hashes(project, level, from);
    }

    public long strays(ProjectId project) {
        return rows.strays(project);
    }
}
