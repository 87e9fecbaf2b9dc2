package org.xerotier.router.web.bootstrap;

record BootstrapRequest(NewProject project, String keyName) {

    record NewProject(String slug, String name) {}
}
