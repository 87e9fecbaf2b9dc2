package org.xerotier.router.people;

import java.time.Instant;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.UserId;

/** The act of lending: where, by which owner, when. */
record Lending(ProjectId project, UserId by, Instant at) {}
