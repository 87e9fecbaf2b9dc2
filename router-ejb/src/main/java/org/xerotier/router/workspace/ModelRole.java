package org.xerotier.router.workspace;

/** What a model does for an operational workspace. */
enum ModelRole {
    /** Talks with people. */
    CHAT,
    /** Plans what is to be executed. */
    PLANNER,
    /** Checks what was planned before it runs. */
    REVIEWER
}
