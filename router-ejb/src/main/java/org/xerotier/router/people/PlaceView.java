package org.xerotier.router.people;

import org.xerotier.router.kernel.ProjectId;

/** A project somebody has a place in, from their point of view. */
public record PlaceView(ProjectId project, String slug, ProjectRole role) {}
