package org.xerotier.xem.exec;

/** A call that was not started, with a stable code. Never holds argument values beyond what the caller sent. */
final class StartRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    StartRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
