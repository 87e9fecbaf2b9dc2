/**
 * Workspaces: where tools are called from, what they may touch, and which agents serve them.
 *
 * <p>Door: {@link org.xerotier.router.workspace.WorkspaceService}. Tables {@code workspaces},
 * {@code workspace_agent_bindings}. A {@code chat} workspace may be promoted to {@code operational}; nothing leads back.
 * The three-model binding of operational workspaces is decided by {@code WorkspaceModelBindingValidator} and switched
 * off until models exist (ADR 0002). A paused workspace takes calls and gives none away; who gives them away looks at
 * {@code WorkspaceView.isPaused} in the same transaction. An agent is an id here; that it is one of this project's is checked by whoever
 * calls the door, since agents live a floor higher.
 */
@NullMarked
package org.xerotier.router.workspace;

import org.jspecify.annotations.NullMarked;
