package org.xerotier.router.project;

import java.time.Instant;
import org.xerotier.router.kernel.ProjectId;

/** A project as callers see it. */
public record ProjectView(ProjectId id, String slug, String name, Instant createdAt) {}
