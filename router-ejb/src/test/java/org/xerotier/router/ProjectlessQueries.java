package org.xerotier.router;

import java.util.Map;

/** Repository methods that rightly take no project, each with the reason. Adding one is a decision for review. */
final class ProjectlessQueries {

    static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("ProjectRepository.findBySlug", "finds the project itself"),
            Map.entry("ProjectRepository.isEmpty", "asks whether there is any project"),
            Map.entry("ProjectRepository.lockFirst", "a lock, no rows"),
            Map.entry("UserRepository.add", "users belong to no project"),
            Map.entry("UserRepository.find", "users belong to no project"),
            Map.entry("UserRepository.lock", "users belong to no project"),
            Map.entry("UserRepository.findByUsername", "users belong to no project"),
            Map.entry("UserRepository.findIdentity", "users belong to no project"),
            Map.entry("UserRepository.identities", "users belong to no project"),
            Map.entry("UserRepository.hasAdminBesides", "users belong to no project"),
            Map.entry("UserRepository.list", "users belong to no project, and only admins list them"),
            Map.entry("MemberRepository.placesOf", "the user's own places in all projects"),
            Map.entry("MemberRepository.placedBy", "a user's places in all projects that one issuer gave"),
            Map.entry("RouterKeyRepository.lock", "a lock, no rows"),
            Map.entry("RouterKeyRepository.find", "the router's own keys belong to no project"),
            Map.entry("CredentialRepository.find", "a credential tells the project; nobody is known before"),
            Map.entry("CredentialRepository.touch", "notes the use of the key that was just found"),
            Map.entry("WorkspaceRepository.bindings", "the routing table of the whole mesh, ids only, shown to nobody"),
            Map.entry("WorkspaceRepository.binding", "the workspace was found within its project before"),
            Map.entry("AgentRepository.reserve", "a lock, no rows"),
            Map.entry(
                    "AgentRepository.find",
                    "the overload without a project serves the mesh, whose peer is known by its key"),
            Map.entry("AgentRepository.findByCurveKey", "a key belongs to one agent in the world"),
            Map.entry("AgentRepository.lock", "the mesh's own agent, or found within a project by the door before"),
            Map.entry("AgentRepository.events", "the agent was found within its project before"),
            Map.entry("AgentRepository.routing", "the routing table of the whole mesh, shown to nobody"),
            Map.entry("AgentRepository.seen", "notes signs of life of all projects in one statement"),
            Map.entry("AgentRepository.isSilent", "a sweep's question about one agent"),
            Map.entry("AgentRepository.silentFor", "a sweep over all projects"),
            Map.entry("ManifestRepository.put", "the agent was authenticated, or enrolled in this transaction"),
            Map.entry("ManifestRepository.find", "the agent was found within its project, or by its key, before"),
            Map.entry(
                    "JoinKeyRepository.lock",
                    "the overload without a project serves enrolment, where the signed key tells the project"),
            Map.entry("JoinKeyRepository.consume", "the key was locked before; its signature tells the project"),
            Map.entry("JoinKeyRepository.expire", "a sweep over all projects"),
            Map.entry("ApprovalRepository.now", "the clock, no rows"),
            Map.entry("ApprovalRepository.add", "writes an entity, which knows its project"),
            Map.entry("ApprovalRepository.write", "writes what was changed, no query"),
            Map.entry("ApprovalRepository.lockDue", "a sweep over all projects"),
            Map.entry("WebhookRepository.active", "who is told what, of all projects, ids only, shown to nobody"),
            Map.entry("OutboxRepository.forget", "a sweep over all projects"),
            Map.entry("DeliveryRepository.lockDue", "a sweep over all projects"),
            Map.entry("DeliveryRepository.lock", "the delivery was taken by this router's sweep before"),
            Map.entry("LinkRepository.findByToken", "a token tells the project; nobody is known before"),
            Map.entry("LinkRepository.lockByToken", "a token tells the project; nobody is known before"),
            Map.entry("InvocationRepository.add", "writes an entity, which knows its project"),
            Map.entry(
                    "InvocationRepository.lock",
                    "the overload without a project serves frames, checked against the agent that has it"),
            Map.entry("InvocationRepository.execution", "the invocation was locked before"),
            Map.entry(
                    "InvocationRepository.releaseIdempotencyKey", "the invocation was found within its project before"),
            Map.entry("InvocationRepository.lockWaiting", "the dispatcher's queue, of all projects"),
            Map.entry("InvocationRepository.plannedBy", "a sweep over all projects"),
            Map.entry("InvocationRepository.find", "a sweep's look at the run that made a plan"),
            Map.entry("InvocationRepository.heldBy", "an authenticated agent's own work"),
            Map.entry("InvocationRepository.waitingSince", "a sweep over all projects"),
            Map.entry("ReadRepository.pieces", "the execution was found within its project before"),
            Map.entry("ReadRepository.present", "the ids come from a list that was narrowed to the project"));

    private ProjectlessQueries() {}
}
