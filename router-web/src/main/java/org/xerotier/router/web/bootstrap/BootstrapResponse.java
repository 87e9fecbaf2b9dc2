package org.xerotier.router.web.bootstrap;

import org.xerotier.router.web.health.ProjectResponse;
import org.xerotier.router.web.management.ApiKeyResponse;
import org.xerotier.router.web.people.UserResponse;

record BootstrapResponse(ProjectResponse project, ApiKeyResponse apiKey, UserResponse admin) {}
