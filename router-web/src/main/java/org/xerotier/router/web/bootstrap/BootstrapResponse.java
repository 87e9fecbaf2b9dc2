package org.xerotier.router.web.bootstrap;

import org.xerotier.router.web.health.ProjectResponse;
import org.xerotier.router.web.management.ApiKeyResponse;

record BootstrapResponse(ProjectResponse project, ApiKeyResponse apiKey) {}
