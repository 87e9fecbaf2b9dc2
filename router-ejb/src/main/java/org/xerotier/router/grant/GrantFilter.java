package org.xerotier.router.grant;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.WorkspaceId;

/** Which grants a list shows; null does not narrow. */
public record GrantFilter(
        @Nullable GrantStatus status,
        @Nullable WorkspaceId workspace,
        @Nullable String tool) {}
