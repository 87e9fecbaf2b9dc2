package org.xerotier.systemtests.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.xerotier.provision.Command;
import org.xerotier.systemtests.stack.Stack;

/**
 * The audit log of the run, exported and proven by {@code xeroctl} as an auditor would.
 *
 * @param said what {@code xeroctl audit verify} printed
 */
record AuditProof(boolean isProven, String said) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration SIGNED_WITHIN = Duration.ofSeconds(60);

    static AuditProof of(Stack stack) {
        Path export = stack.home().resolve("audit.ndjson");
        long written = rows(stack);
        long until = System.nanoTime() + SIGNED_WITHIN.toNanos();
        try {
            while (true) {
                Command.Result exported = xeroctl(stack, List.of("audit", "export", "--file", export.toString()));
                if (!exported.succeeded()) {
                    return new AuditProof(false, exported.output().strip());
                }
                List<String> lines = Files.readAllLines(export);
                long told = JSON.readTree(lines.get(lines.size() - 1))
                        .path("end")
                        .path("rows")
                        .asLong();
                if (told >= written) {
                    return proven(stack, export, lines.get(0));
                }
                if (System.nanoTime() - until >= 0) {
                    return new AuditProof(
                            false, "only %d of %d rows were signed and exported".formatted(told, written));
                }
                LockSupport.parkNanos(1_000_000_000L);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static AuditProof proven(Stack stack, Path export, String head) throws IOException {
        Path key = Files.writeString(
                stack.home().resolve("router.pub"),
                JSON.readTree(head).path("public_key").asText());
        Command.Result verified =
                xeroctl(stack, List.of("audit", "verify", export.toString(), "--public-key", key.toString()));
        return new AuditProof(verified.succeeded(), verified.output().strip());
    }

    /** An export that holds fewer proves nothing of the rest. */
    private static long rows(Stack stack) {
        return stack.count(
                "select count(*) from execution_audit_log where project_id = (select id from projects where slug = ?)",
                Stack.PROJECT);
    }

    private static Command.Result xeroctl(Stack stack, List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-jar",
                stack.artifacts().commandLine().toString()));
        command.addAll(words);
        return Command.of(command)
                .with("XEROCTL_BASE_URL", stack.url() + Stack.path(""))
                .with("XEROCTL_API_KEY", stack.key())
                .with("XDG_CONFIG_HOME", stack.home().resolve("config").toString())
                .within(Duration.ofMinutes(2))
                .run();
    }
}
