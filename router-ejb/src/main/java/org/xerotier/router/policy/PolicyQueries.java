package org.xerotier.router.policy;

import static org.xerotier.router.policy.PolicyError.POLICY_NOT_FOUND;

import jakarta.ejb.Stateless;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** Which policy holds where. */
@Stateless
public class PolicyQueries {

    /** The version in force in a workspace; the preset {@code standard} where nothing else was chosen. */
    public PolicyVersion effective(ProjectId project, WorkspaceId workspace) {
        return Preset.STANDARD.version();
    }

    /** A version by its id, whether in force or not; 404 {@code policy_not_found} if the project has none such. */
    public PolicyVersion version(ProjectId project, PolicyId id) {
        return Preset.of(id)
                .map(Preset::version)
                .orElseThrow(() -> POLICY_NOT_FOUND.because("There is no approval policy version " + id + " here."));
    }
}
