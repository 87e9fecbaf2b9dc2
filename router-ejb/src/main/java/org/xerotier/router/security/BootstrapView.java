package org.xerotier.router.security;

import org.xerotier.router.people.UserView;
import org.xerotier.router.project.ProjectView;

/** What the bootstrap made. */
public record BootstrapView(ProjectView project, MintedApiKey apiKey, UserView admin) {}
