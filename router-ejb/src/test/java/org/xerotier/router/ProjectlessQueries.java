package org.xerotier.router;

import java.util.Map;

/** Repository methods that rightly take no project, each with the reason. Adding one is a decision for review. */
final class ProjectlessQueries {

    static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("ProjectRepository.findBySlug", "finds the project itself"),
            Map.entry("ProjectRepository.isEmpty", "asks whether there is any project"),
            Map.entry("ProjectRepository.lockFirst", "a lock, no rows"),
            Map.entry("RouterKeyRepository.lock", "a lock, no rows"),
            Map.entry("RouterKeyRepository.find", "the router's own keys belong to no project"),
            Map.entry("CredentialRepository.find", "a credential tells the project; nobody is known before"),
            Map.entry("CredentialRepository.touch", "notes the use of the key that was just found"),
            Map.entry("WorkspaceRepository.binding", "the workspace was found within its project before"));

    private ProjectlessQueries() {}
}
