package org.xerotier.systemtests.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xerotier.provision.Command;
import org.xerotier.systemtests.stack.Stack;

/**
 * The audit log of the run, exported and proven by {@code xeroctl} as an auditor would.
 *
 * @param said what {@code xeroctl audit verify} printed
 */
record AuditProof(boolean isProven, String said) {

    static AuditProof of(Stack stack) {
        Path export = stack.home().resolve("audit.ndjson");
        Command.Result exported = xeroctl(stack, List.of("audit", "export", "--file", export.toString()));
        if (!exported.succeeded()) {
            return new AuditProof(false, exported.output().strip());
        }
        try (var lines = Files.newBufferedReader(export)) {
            String key = new ObjectMapper()
                    .readTree(lines.readLine())
                    .path("public_key")
                    .asText();
            Path file = Files.writeString(stack.home().resolve("router.pub"), key);
            Command.Result verified =
                    xeroctl(stack, List.of("audit", "verify", export.toString(), "--public-key", file.toString()));
            return new AuditProof(verified.succeeded(), verified.output().strip());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
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
