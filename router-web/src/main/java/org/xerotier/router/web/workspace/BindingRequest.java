package org.xerotier.router.web.workspace;

/** @param agent id or registration name */
record BindingRequest(String agent) {}
