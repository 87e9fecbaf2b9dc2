package org.xerotier.router.web.people;

import org.jspecify.annotations.Nullable;

/** @param owner id or username of its first owner; whoever asks if nothing is said */
record CreateProjectRequest(
        String slug, String name, @Nullable String owner) {}
