package org.xerotier.router.web.management;

/** @param reason in words, for those concerned and the audit log */
record ReasonRequest(String reason) {}
