package org.xerotier.xem.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/** Puts the four sources together, the first that gives a key wins, and checks every value before answering. */
public final class ConfigReader {

    public static final String DEFAULT_FILE = "/etc/xerotier/xem.yaml";

    private final CommandLine commandLine;
    private final Map<String, String> environment;
    private final Predicate<Path> enrolled;
    private final List<ConfigFault> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<Setting, @Nullable Object> values = new EnumMap<>(Setting.class);

    /** @param enrolled whether a state folder holds an enrolment, which makes the join key unnecessary */
    public ConfigReader(CommandLine commandLine, Map<String, String> environment, Predicate<Path> enrolled) {
        this.commandLine = commandLine;
        this.environment = Map.copyOf(environment);
        this.enrolled = enrolled;
    }

    /** The settings, or {@link ConfigRefused} with every fault. */
    public AgentConfig read() {
        Path file = Path.of(commandLine.config().orElse(DEFAULT_FILE));
        Map<String, FlatYaml.Entry> entries = new FlatYaml(file, faults).read();
        entries.forEach((key, entry) -> {
            if (Setting.ofKey(key).isEmpty()) {
                warnings.add("%s:%d: there is no setting '%s'; it has no effect".formatted(file, entry.line(), key));
            }
        });
        for (Setting setting : Setting.values()) {
            take(setting, file, entries);
        }
        requireEncryption();
        requireTheRest();
        if (!faults.isEmpty()) {
            throw new ConfigRefused(faults);
        }
        return config();
    }

    /** Things that do not stop the start but are probably not meant. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void take(Setting setting, Path file, Map<String, FlatYaml.Entry> entries) {
        String flag = commandLine.flags().get(setting);
        if (flag != null) {
            set(setting, flag, setting.flag());
            return;
        }
        List<String> variables = new ArrayList<>(List.of(setting.variable()));
        variables.addAll(setting.aliases);
        for (String variable : variables) {
            String value = environment.get(variable);
            if (value != null && !value.isEmpty()) {
                set(setting, value, variable);
                return;
            }
        }
        FlatYaml.Entry entry = entries.get(setting.key());
        if (entry != null) {
            set(setting, entry.value(), "%s:%d: %s".formatted(file, entry.line(), setting.key()));
        } else if (setting.fallback != null) {
            set(setting, setting.fallback, "default of " + setting.key());
        }
    }

    private void set(Setting setting, String text, String origin) {
        try {
            values.put(setting, setting.kind.read(text));
        } catch (IllegalArgumentException fault) {
            values.put(setting, null);
            faults.add(new ConfigFault(ConfigFault.INVALID_VALUE, "%s: %s".formatted(origin, fault.getMessage())));
        }
    }

    private void requireTheRest() {
        for (Setting setting : Setting.values()) {
            boolean needed = setting.need == Setting.Need.ALWAYS
                    || (setting.need == Setting.Need.UNTIL_ENROLLED && !enrolledAlready());
            if (needed && !values.containsKey(setting)) {
                faults.add(new ConfigFault(
                        ConfigFault.MISSING,
                        "%s is not set; give %s, the variable %s, or '%s:' in the configuration file"
                                .formatted(setting.key(), setting.flag(), setting.variable(), setting.key())));
            }
        }
    }

    private boolean enrolledAlready() {
        return values.get(Setting.QUEUE_DB_PATH) instanceof Path queue && enrolled.test(AgentConfig.stateDirOf(queue));
    }

    private void requireEncryption() {
        if (values.get(Setting.ROUTER_URL) instanceof URI url
                && "http".equalsIgnoreCase(url.getScheme())
                && !Boolean.TRUE.equals(values.get(Setting.ALLOW_INSECURE))
                && !isLoopback(url.getHost())) {
            faults.add(new ConfigFault(
                    ConfigFault.INVALID_VALUE,
                    "router_url: plain http would show the join key to the network; use https"
                            + " (or, in a test cluster, allow_insecure: true)"));
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            // Literal addresses only: a name could be answered with anything.
            return host.matches("[0-9.]+|\\[?[0-9a-fA-F:]+]?")
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    private AgentConfig config() {
        return new AgentConfig(
                value(Setting.ROUTER_URL, URI.class),
                optional(Setting.JOIN_KEY, Secret.class),
                value(Setting.REGISTRATION_NAME, String.class),
                Duration.ofMillis(value(Setting.LEASE_RENEWAL_INTERVAL_MS, Long.class)),
                Duration.ofSeconds(value(Setting.SHUTDOWN_GRACE_SECONDS, Long.class)),
                value(Setting.MAX_CONCURRENT_EXECUTIONS, Long.class).intValue(),
                value(Setting.LOG_LEVEL, LogLevel.class),
                value(Setting.TOOLS_DIR, Path.class),
                value(Setting.CREDENTIALS_DIR, Path.class),
                value(Setting.SIGNING_KEY_PATH, Path.class),
                value(Setting.CURVE_KEY_PATH, Path.class),
                value(Setting.QUEUE_DB_PATH, Path.class),
                optional(Setting.ROUTER_AUTH_TOKEN, Secret.class),
                optional(Setting.PROJECT_EXTERNAL_ID, String.class),
                value(Setting.ALLOW_INSECURE, Boolean.class),
                value(Setting.MAX_RISK, RiskLevel.class),
                value(Setting.REQUIRE_APPROVAL_FOR, ConsentFrom.class),
                value(Setting.DISCOVERY, Boolean.class),
                folders());
    }

    private List<Path> folders() {
        FolderList list = optional(Setting.DISCOVERY_PATHS, FolderList.class);
        return list == null ? List.of() : list.folders();
    }

    private <T> @Nullable T optional(Setting setting, Class<T> type) {
        return type.cast(values.get(setting));
    }

    private <T> T value(Setting setting, Class<T> type) {
        T value = optional(setting, type);
        if (value == null) {
            throw new IllegalStateException(setting.key() + " has neither a value nor a fault");
        }
        return value;
    }
}
