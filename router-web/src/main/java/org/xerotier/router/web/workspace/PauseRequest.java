package org.xerotier.router.web.workspace;

/** @param reason for those whose calls wait */
record PauseRequest(String reason) {}
