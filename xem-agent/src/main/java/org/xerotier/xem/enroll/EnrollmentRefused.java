package org.xerotier.xem.enroll;

/** The router will not have this agent as things are; trying again would not help. */
public final class EnrollmentRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    public EnrollmentRefused(String code, String message) {
        super("%s: %s What to do: %s".formatted(code, message, remedy(code)));
        this.code = code;
    }

    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    private static final String NEW_KEY =
            "create a join key with 'xeroctl agents join-keys --create --name NAME', set it as join_key and start again.";

    private static String remedy(String code) {
        return switch (code) {
            case "join_key_invalid" ->
                "check that the whole join key was copied and that router_url is the router that made it; else "
                        + NEW_KEY;
            case "join_key_expired", "join_key_revoked", "agent_token_expired", "agent_token_invalid" -> NEW_KEY;
            case "join_key_consumed" ->
                "each join key enrols one agent, and this one was used with other keys or another name. "
                        + "If this agent was enrolled before, restore its key and state files; else " + NEW_KEY;
            case "join_key_role_mismatch" -> "the join key is for another kind of agent; create one with role xem.";
            case "join_key_name_mismatch" ->
                "the join key is for another registration_name; use that one, or " + NEW_KEY;
            case "registration_name_taken" ->
                "choose another registration_name, or revoke the agent that has it" + " (xeroctl agents list).";
            case "agent_conflict_pill" ->
                "keep the key files; enrol again once 'xeroctl agents recover' has said which key keeps the name,"
                        + " or choose another registration_name.";
            case "registration_name_invalid" -> "set registration_name to 1 to 48 letters, digits and inner hyphens.";
            case "possession_not_proven" ->
                "the keys do not fit: move curve and signing key files away so that new ones are made, and " + NEW_KEY;
            case "manifest_invalid" ->
                "run 'xem-agent check-bundle' over tools_dir; update the agent or the router if it finds nothing.";
            case "agent_revoked" -> "an operator revoked this agent. If it shall serve again, " + NEW_KEY;
            case "router_key_mismatch" ->
                "something between agent and router changes answers, or router_url is another router than the"
                        + " join key's; check router_url.";
            case "project_mismatch" ->
                "set project_external_id to the join key's project, or use a join key of the right project.";
            default -> "see docs/reference/error-codes.md for the code.";
        };
    }
}
