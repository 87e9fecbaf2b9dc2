package org.xerotier.router.workspace;

/** Whether operational workspaces must have their three models. */
public enum ModelBinding {
    /** Not looked at; the value until models exist. */
    OFF,
    /** Fails closed: without all three models nothing operational happens. */
    ENFORCED
}
