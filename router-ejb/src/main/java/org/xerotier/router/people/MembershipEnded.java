package org.xerotier.router.people;

import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.UserId;

/** Somebody lost their place in a project; told inside the acting transaction, so that their keys end with it. */
public record MembershipEnded(Actor by, ProjectId project, UserId user) {}
