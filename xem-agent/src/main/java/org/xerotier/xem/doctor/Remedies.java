package org.xerotier.xem.doctor;

/** What to do about a router's refusal or a session that does not stand. */
public final class Remedies {

    private Remedies() {}

    public static String of(String cause) {
        return switch (cause) {
            case "agent_conflict_pill" ->
                "two keys claim this agent's name, so neither gets work: find out who the other is ('xeroctl agents list'), stop the wrong one, then 'xeroctl agents recover NAME'. Until then this agent waits";
            case "agent_revoked", "agent_unknown" ->
                "the router does not count this agent as its own any more; if it shall serve again, create a join key with 'xeroctl agents join-keys --create' and set it";
            case "agent_token_expired", "agent_token_invalid" ->
                "the agent renews its token by itself over router_url; if that cannot be reached, mend that first";
            case "agent_storage" ->
                "the ledger cannot be written or read: the agent's log says why; make room on its file system, or stop the agent and run 'xem-agent doctor'";
            case "router_busy" -> "wait: the router lets agents in at its own pace after a restart";
            case "unsupported_version", "protocol_version_unsupported" ->
                "agent and router are too far apart in age; update the older one";
            case "nothing_listens" -> MeshAnswer.NOTHING_LISTENS.next();
            case "no_greeting" -> MeshAnswer.NO_GREETING.next();
            case "silent", "hello_unanswered" ->
                "the router is up and does not answer: look at its log and its database; the agent goes on trying";
            case "handshake_refused" ->
                "what is said of the mesh address here tells whether it is the router's key or the agent's";
            default -> "look at the agent's log and the router's; the agent goes on trying";
        };
    }
}
