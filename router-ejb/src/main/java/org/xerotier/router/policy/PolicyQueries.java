package org.xerotier.router.policy;

import static org.xerotier.router.policy.PolicyError.POLICY_NOT_FOUND;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.WorkspaceId;

/** Which policy holds where, and which versions there are. */
@Stateless
public class PolicyQueries {

    /** Stands for the version in force wherever one is shown. */
    public static final String IN_FORCE = "in-force";

    @Inject
    PolicyRepository rows;

    @Inject
    PolicyShelf shelf;

    /**
     * The version in force in a workspace; the preset {@code standard} where nothing else was chosen. One read by primary
     * key, and another only when the version was not used before.
     */
    public PolicyVersion effective(ProjectId project, WorkspaceId workspace) {
        return rows.inForce(project, workspace).map(id -> version(project, id)).orElseGet(Preset.STANDARD::version);
    }

    /** A version by its id, whether in force or not; 404 {@code policy_not_found} if the project has none such. */
    public PolicyVersion version(ProjectId project, PolicyId id) {
        return Preset.of(id)
                .map(Preset::version)
                .or(() -> shelf.find(project, id, () -> rows.find(project, id).map(PolicyRow::version)))
                .orElseThrow(PolicyQueries::notFound);
    }

    /** A version of this workspace, by id, by a preset's name, or as {@value #IN_FORCE}. */
    public PolicyView get(ProjectId project, WorkspaceId workspace, String idOrPreset) {
        PolicyId inForce = effective(project, workspace).id();
        if (idOrPreset.equals(IN_FORCE)) {
            return get(project, workspace, inForce.value());
        }
        Optional<Preset> preset = preset(idOrPreset);
        if (preset.isPresent()) {
            Preset found = preset.get();
            return PolicyView.of(found, found.version().id().equals(inForce));
        }
        return row(project, workspace, idOrPreset).view(inForce.value().equals(idOrPreset));
    }

    /** What was written in this workspace, newest first; the presets, which nobody wrote, are not in it. */
    public Page<PolicyView> list(ProjectId project, WorkspaceId workspace, PageRequest page) {
        PolicyId inForce = effective(project, workspace).id();
        return Page.cut(rows.list(project, workspace, page), page, PolicyRow::id)
                .map(row -> row.view(row.id().equals(inForce.value())));
    }

    /** The version this id or preset's name stands for in this workspace. */
    public PolicyVersion named(ProjectId project, WorkspaceId workspace, String idOrPreset) {
        return preset(idOrPreset)
                .map(Preset::version)
                .orElseGet(() -> row(project, workspace, idOrPreset).version());
    }

    private PolicyRow row(ProjectId project, WorkspaceId workspace, String id) {
        if (!PolicyId.matches(id)) {
            throw notFound();
        }
        return rows.find(project, workspace, new PolicyId(id)).orElseThrow(PolicyQueries::notFound);
    }

    private static Optional<Preset> preset(String idOrPreset) {
        return PolicyId.matches(idOrPreset) ? Preset.of(new PolicyId(idOrPreset)) : Preset.named(idOrPreset);
    }

    private static RouterException notFound() {
        return POLICY_NOT_FOUND.because(
                "There is no such version of an approval policy here; `xeroctl policies list` shows them.");
    }
}
