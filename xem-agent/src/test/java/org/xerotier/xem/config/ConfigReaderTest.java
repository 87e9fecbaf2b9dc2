package org.xerotier.xem.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xerotier.mesh.manifest.RiskLevel;

class ConfigReaderTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private boolean enrolled;

    private ConfigReader reader() {
        List<String> line = new ArrayList<>(
                List.of("run", "--config", folder.resolve("xem.yaml").toString()));
        line.addAll(words);
        return new ConfigReader(CommandLine.parse(line.toArray(String[]::new)), environment, state -> enrolled);
    }

    private AgentConfig read() {
        return reader().read();
    }

    private void file(String content) throws IOException {
        Files.writeString(folder.resolve("xem.yaml"), content);
    }

    private void minimal() {
        environment.put("XEM_ROUTER_URL", "https://router.example.com");
        environment.put("XEM_JOIN_KEY", "a.b.c");
        environment.put("XEM_REGISTRATION_NAME", "edge-1");
    }

    private List<String> faults() {
        ConfigRefused refused = catchThrowableOfType(ConfigRefused.class, this::read);
        assertThat(refused).as("it should have been refused").isNotNull();
        return refused.faults().stream().map(ConfigFault::toString).toList();
    }

    @Test
    void defaultsAreThePublishedOnes() {
        minimal();
        AgentConfig config = read();
        assertThat(config.leaseRenewalInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.shutdownGrace()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.maxConcurrentExecutions()).isEqualTo(20);
        assertThat(config.logLevel()).isEqualTo(LogLevel.INFO);
        assertThat(config.toolsDir()).isEqualTo(Path.of("/var/lib/xerotier/tools"));
        assertThat(config.credentialsDir()).isEqualTo(Path.of("/var/lib/xerotier/credentials"));
        assertThat(config.signingKeyPath()).isEqualTo(Path.of("/var/lib/xerotier/agent-signing-key.hex"));
        assertThat(config.curveKeyPath()).isEqualTo(Path.of("/var/lib/xerotier/agent-curve-key.hex"));
        assertThat(config.queueDbPath()).isEqualTo(Path.of("/var/lib/xerotier/state/queue.sqlite"));
        assertThat(config.stateDir()).isEqualTo(Path.of("/var/lib/xerotier/state"));
        assertThat(config.routerAuthToken()).isEmpty();
        assertThat(config.projectExternalId()).isEmpty();
        assertThat(config.allowInsecure()).isFalse();
        assertThat(config.maxRisk()).isEqualTo(RiskLevel.IRREVERSIBLE);
        assertThat(config.discovery()).isTrue();
        assertThat(config.discoveryPaths()).isEmpty();
    }

    @Test
    void everyKeyIsTakenFromTheFile() throws IOException {
        file("""
                Router_URL: http://127.0.0.1:8080
                join_key: key
                registration_name: name-1
                lease_renewal_interval_ms: 2000
                shutdown_grace_seconds: 5
                max_concurrent_executions: 7
                log_level: debug
                tools_dir: /t
                credentials_dir: /c
                signing_key_path: /k/s
                curve_key_path: /k/c
                queue_db_path: /s/q
                router_auth_token: rt_1
                project_external_id: proj_1
                allow_insecure: true
                max_risk: write
                require_approval_for: none
                discovery: off
                discovery_paths: /srv/a:/srv/b
                """);
        assertThat(read())
                .isEqualTo(new AgentConfig(
                        URI.create("http://127.0.0.1:8080"),
                        new Secret("key"),
                        "name-1",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        7,
                        LogLevel.DEBUG,
                        Path.of("/t"),
                        Path.of("/c"),
                        Path.of("/k/s"),
                        Path.of("/k/c"),
                        Path.of("/s/q"),
                        new Secret("rt_1"),
                        "proj_1",
                        true,
                        RiskLevel.WRITE,
                        ConsentFrom.NONE,
                        false,
                        List.of(Path.of("/srv/a"), Path.of("/srv/b"))));
    }

    @Test
    void aFlagBeatsAVariableBeatsTheFileBeatsTheDefault() throws IOException {
        minimal();
        assertThat(read().maxConcurrentExecutions()).isEqualTo(20);
        file("max_concurrent_executions: 1\n");
        assertThat(read().maxConcurrentExecutions()).isEqualTo(1);
        environment.put("XEM_MAX_CONCURRENT_EXECUTIONS", "2");
        assertThat(read().maxConcurrentExecutions()).isEqualTo(2);
        words.add("--max-concurrent-executions=3");
        assertThat(read().maxConcurrentExecutions()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "XEROTIER_ROUTER_URL, https://other.example.com",
        "XEROTIER_AGENT_JOIN_KEY, other",
        "XEROTIER_AGENT_REGISTRATION_NAME, other",
        "XEM_AGENT_LOG_LEVEL, error",
        "XEM_AGENT_MAX_CONCURRENT, 3",
        "XEROTIER_AGENT_ALLOW_INSECURE, true"
    })
    void composeNamesAreAccepted(String alias, String value) {
        minimal();
        AgentConfig without = read();
        environment.put(alias, value);
        if (alias.contains("ROUTER_URL") || alias.contains("JOIN_KEY") || alias.contains("REGISTRATION")) {
            environment.remove(alias.replace("XEROTIER_AGENT_", "XEM_").replace("XEROTIER_", "XEM_"));
        }
        assertThat(read()).isNotEqualTo(without);
    }

    @Test
    void theAgentsOwnNameBeatsAnAlias() {
        minimal();
        environment.put("XEROTIER_AGENT_REGISTRATION_NAME", "other");
        assertThat(read().registrationName()).isEqualTo("edge-1");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingHasFlagVariableAndPurpose(Setting setting) {
        assertThat(setting.flag()).matches("--[a-z-]+");
        assertThat(setting.variable()).isEqualTo("XEM_" + setting.name());
        assertThat(setting.purpose).isNotBlank();
    }

    @Test
    void whatIsMissingIsToldAtOnce() {
        assertThat(faults())
                .hasSize(3)
                .allMatch(fault -> fault.startsWith("missingRequiredKey: "))
                .anyMatch(fault -> fault.contains("--router-url") && fault.contains("XEM_ROUTER_URL"))
                .anyMatch(fault -> fault.contains("join_key"))
                .anyMatch(fault -> fault.contains("registration_name"));
    }

    @Test
    void anEnrolledAgentNeedsNoJoinKey() {
        minimal();
        environment.remove("XEM_JOIN_KEY");
        assertThat(faults()).hasSize(1);
        enrolled = true;
        assertThat(read().joinKey()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'tools_dir: /a\ntools:\n  - one\n' | xem.yaml:2: 'tools' holds a nested value",
                "'log_level: {a: b}\n' | xem.yaml:1: 'log_level' holds a nested value",
                "'- one\n' | xem.yaml:1: must hold lines",
                "'max_concurrent_executions: 1.5\n' | xem.yaml:1: 'max_concurrent_executions' is a fraction",
                "'log_level: info\nLOG_LEVEL: debug\n' | xem.yaml:2: 'log_level' appears a second time",
                "'a: b: c\n' | xem.yaml:1: is not valid YAML",
                "'a: 1\n--- \nb: 2\n' | is not valid YAML",
            })
    void aFileOfAnotherShapeIsRefusedWithItsLine(String content, String expected) throws IOException {
        minimal();
        file(content.replace("\\n", "\n"));
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("invalidConfigFile: ")
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "XEM_ROUTER_URL, ftp://x, XEM_ROUTER_URL",
        "XEM_ROUTER_URL, router.example.com, XEM_ROUTER_URL",
        "XEM_ROUTER_URL, https://user:pw@x, XEM_ROUTER_URL",
        "XEM_ROUTER_URL, http://router.example.com, plain http",
        "XEM_ROUTER_URL, http://127.0.0.1.example.com, plain http",
        "XEM_REGISTRATION_NAME, -edge, XEM_REGISTRATION_NAME",
        "XEM_REGISTRATION_NAME, a_b, XEM_REGISTRATION_NAME",
        "XEM_MAX_CONCURRENT_EXECUTIONS, 0, from 1 to 256",
        "XEM_MAX_CONCURRENT_EXECUTIONS, many, from 1 to 256",
        "XEM_LOG_LEVEL, loud, 'trace, debug'",
        "XEM_ALLOW_INSECURE, yes, true or false",
        "XEM_MAX_RISK, all, 'read, write'",
    })
    void nonsenseIsRefusedByName(String variable, String value, String expected) {
        minimal();
        environment.put(variable, value);
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("invalidValue: ")
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:8080", "https://anything"})
    void loopbackMayGoWithoutEncryption(String url) {
        minimal();
        environment.put("XEM_ROUTER_URL", url);
        assertThat(read().routerUrl()).hasToString(url);
    }

    @Test
    void insecureMustBeAskedForByName() {
        minimal();
        environment.put("XEM_ROUTER_URL", "http://router.example.com");
        environment.put("XEROTIER_AGENT_ALLOW_INSECURE", "true");
        assertThat(read().allowInsecure()).isTrue();
    }

    @Test
    void anUnknownKeyIsAWarningWithItsLine() throws IOException {
        minimal();
        file("log_level: info\nlog_levle: debug\n");
        ConfigReader reader = reader();
        reader.read();
        assertThat(reader.warnings())
                .singleElement()
                .asString()
                .contains("xem.yaml:2")
                .contains("log_levle");
    }

    @Test
    void secretsAreNotPrinted() {
        minimal();
        environment.put("XEM_JOIN_KEY", "very.secret.key");
        environment.put("XEM_ROUTER_AUTH_TOKEN", "rt_secret");
        assertThat(read().toString()).doesNotContain("secret").contains("****");
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        minimal();
        environment.put("XEM_MAX_CONCURRENT_EXECUTIONS", "");
        assertThat(read().maxConcurrentExecutions()).isEqualTo(20);
    }
}
