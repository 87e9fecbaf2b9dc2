package org.xerotier.provision;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A step that could not be done. Carries what a person at the terminal needs: what happened, the log, what to do. */
public final class ProvisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;
    private final transient @Nullable Path log;

    public ProvisionException(String what, String advice) {
        this(what, advice, null, null);
    }

    public ProvisionException(String what, String advice, @Nullable Path log) {
        this(what, advice, log, null);
    }

    public ProvisionException(String what, String advice, @Nullable Path log, @Nullable Throwable cause) {
        super(what, cause);
        this.advice = advice;
        this.log = log;
    }

    /** What to do next, one sentence. */
    public String advice() {
        return advice;
    }

    public @Nullable Path log() {
        return log;
    }

    @Override
    public String toString() {
        return getMessage() + " " + advice + (log == null ? "" : " Log: " + log);
    }
}
