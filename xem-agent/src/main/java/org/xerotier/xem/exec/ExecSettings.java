package org.xerotier.xem.exec;

import java.nio.file.Path;

/**
 * What the runner needs to know of its host.
 *
 * @param workDir the agent's own folder for scratch space, output spools and what bundles keep; made with mode 0700
 * @param credentialsDir see {@link org.xerotier.xem.bundle.CredentialsFolder}
 * @param maxExecutions most tools at once
 * @param killGraceMillis from TERM to KILL
 * @param lingerMillis how long output may stay open after the tool itself has ended
 */
public record ExecSettings(
        Path workDir, Path credentialsDir, int maxExecutions, long killGraceMillis, long lingerMillis) {

    public static final long DEFAULT_KILL_GRACE_MILLIS = 5_000;
    public static final long DEFAULT_LINGER_MILLIS = 2_000;

    public ExecSettings {
        if (maxExecutions < 1 || maxExecutions > 512) {
            throw new IllegalArgumentException("max_concurrent_executions must be 1 to 512");
        }
        workDir = workDir.toAbsolutePath();
    }

    public static ExecSettings of(Path workDir, Path credentialsDir, int maxExecutions) {
        return new ExecSettings(
                workDir, credentialsDir, maxExecutions, DEFAULT_KILL_GRACE_MILLIS, DEFAULT_LINGER_MILLIS);
    }
}
