package org.xerotier.router.web.error;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** This module's messages for operators; ids are never used twice. */
final class WebLog {

    private static final Logger LOG = System.getLogger("org.xerotier.router.web");

    private WebLog() {}

    static void failed(String requestId, Throwable thrown) {
        LOG.log(Level.ERROR, "XR-WEB-0001 request failed, request_id=" + requestId, thrown);
    }

    /** Without a trace: while the database is away this is said for every request. */
    static void storageUnavailable(String requestId, Throwable thrown) {
        LOG.log(
                Level.WARNING,
                "XR-WEB-0002 the database is unreachable or has no connection left, request_id={0}, cause={1}",
                requestId,
                String.valueOf(thrown.getMessage()).lines().findFirst().orElse(""));
    }

    static void auditUnavailable(String requestId, Throwable thrown) {
        LOG.log(
                Level.ERROR,
                "XR-WEB-0003 ALERT: the audit log takes no rows, so acts are refused with 503; check rights, disk and"
                        + " locks of execution_audit_log, request_id=" + requestId,
                thrown);
    }
}
