package org.xerotier.mesh.frame;

/**
 * Something the agent found on its host that could become a workspace binding. The agent binds nothing by itself.
 *
 * @param kind what was found, for example {@code kubernetes}
 * @param name what to call it, unique per kind on the agent
 * @param evidence how it was found, for people; holds no secrets
 */
public record Candidate(String kind, String name, String evidence) {

    /** Most candidates one agent may report. */
    public static final int MAX_PER_REPORT = 64;

    public static final int MAX_EVIDENCE = 512;

    public Candidate {
        Bounds.text("kind", kind, 1, 64);
        Bounds.text("name", name, 1, Bounds.MAX_NAME);
        Bounds.text("evidence", evidence, 0, MAX_EVIDENCE);
    }
}
