package org.xerotier.router.web.exec;

record RejectRequest(String reason) {

    private static final int MAX_REASON = 1_000;

    RejectRequest {
        if (reason.isBlank() || reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("A reason has 1 to " + MAX_REASON + " characters.");
        }
    }
}
