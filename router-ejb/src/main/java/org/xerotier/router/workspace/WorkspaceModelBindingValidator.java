package org.xerotier.router.workspace;

import static org.xerotier.router.workspace.WorkspaceError.WORKSPACE_MODELS_UNAVAILABLE;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * Holds operational workspaces to the three-model binding: each of the three roles has a model that is available, or
 * nothing happens (ADR 0002).
 */
final class WorkspaceModelBindingValidator {

    private final ModelBinding binding;
    private final Function<WorkspaceId, Set<ModelRole>> available;

    WorkspaceModelBindingValidator(ModelBinding binding, Function<WorkspaceId, Set<ModelRole>> available) {
        this.binding = binding;
        this.available = available;
    }

    /** Passes, or refuses with {@code workspace_models_unavailable} naming what is missing. */
    void require(WorkspaceId workspace, WorkspaceKind kind) {
        if (binding == ModelBinding.OFF || kind != WorkspaceKind.OPERATIONAL) {
            return;
        }
        Set<ModelRole> missing = EnumSet.allOf(ModelRole.class);
        missing.removeAll(available.apply(workspace));
        if (!missing.isEmpty()) {
            throw WORKSPACE_MODELS_UNAVAILABLE.because("An operational workspace needs a model in each role; missing or"
                    + " unavailable: " + missing + ". Bind them, or set xerotier.workspace.model-binding=off.");
        }
    }
}
