package org.xerotier.xem.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every key there is, declared once: how it is spelled, what it may hold, what happens without it. */
public enum Setting {
    ROUTER_URL(
            Kind.URL,
            Need.ALWAYS,
            null,
            "HTTP address of the router, for enrolment: `https://...`; plain `http://` only for a loopback host or with `allow_insecure`",
            "XEROTIER_ROUTER_URL"),
    JOIN_KEY(
            Kind.SECRET,
            Need.UNTIL_ENROLLED,
            null,
            "single-use enrolment token made by `xeroctl agents join-keys --create`; not needed once enrolled",
            "XEROTIER_AGENT_JOIN_KEY"),
    REGISTRATION_NAME(
            Kind.NAME,
            Need.ALWAYS,
            null,
            "the agent's stable name in its project: 1 to 48 letters, digits and inner hyphens",
            "XEROTIER_AGENT_REGISTRATION_NAME"),
    LEASE_RENEWAL_INTERVAL_MS(
            new Kind.Whole(100, 600_000),
            Need.OPTIONAL,
            "10000",
            "how often the agent renews its lease; the lease is three times that"),
    SHUTDOWN_GRACE_SECONDS(
            new Kind.Whole(0, 3_600),
            Need.OPTIONAL,
            "30",
            "how long running tools may go on after SIGTERM; what still runs near the end is stopped"),
    MAX_CONCURRENT_EXECUTIONS(
            new Kind.Whole(1, 256), Need.OPTIONAL, "20", "most tools running at once", "XEM_AGENT_MAX_CONCURRENT"),
    LOG_LEVEL(
            Kind.LEVEL,
            Need.OPTIONAL,
            "info",
            "`trace`, `debug`, `info`, `notice`, `warning`, `error` or `critical`",
            "XEM_AGENT_LOG_LEVEL"),
    TOOLS_DIR(
            Kind.FOLDER,
            Need.OPTIONAL,
            "/var/lib/xerotier/tools",
            "folder of tool bundles, read at start and on SIGHUP"),
    CREDENTIALS_DIR(
            Kind.FOLDER,
            Need.OPTIONAL,
            "/var/lib/xerotier/credentials",
            "folder of the files bundles name in `credentials_ref`"),
    SIGNING_KEY_PATH(
            Kind.FILE,
            Need.OPTIONAL,
            "/var/lib/xerotier/agent-signing-key.hex",
            "Ed25519 secret, made on the first run, mode 0600"),
    CURVE_KEY_PATH(
            Kind.FILE,
            Need.OPTIONAL,
            "/var/lib/xerotier/agent-curve-key.hex",
            "CURVE secret, made on the first run, mode 0600"),
    QUEUE_DB_PATH(
            Kind.FILE,
            Need.OPTIONAL,
            "/var/lib/xerotier/state/queue.sqlite",
            "the ledger of calls taken on, an SQLite file; its folder is the agent's state folder (enrolment, manifest version, output on its way), needs local storage that honours fsync"),
    ROUTER_AUTH_TOKEN(
            Kind.SECRET,
            Need.OPTIONAL,
            null,
            "sent as a bearer token with enrolment, for a gateway in front of the router"),
    PROJECT_EXTERNAL_ID(
            Kind.TEXT,
            Need.OPTIONAL,
            null,
            "the project the agent must end up in; a join key of another one is refused"),
    ALLOW_INSECURE(
            Kind.FLAG,
            Need.OPTIONAL,
            "false",
            "`true` accepts any TLS certificate and plain `http://`; for test clusters only",
            "XEROTIER_AGENT_ALLOW_INSECURE"),
    MAX_RISK(
            Kind.RISK,
            Need.OPTIONAL,
            "irreversible",
            "tools riskier than this are not offered, and calls the router judges riskier do not run, whatever the bundles say: `read`, `write`, `destructive` or `irreversible`"),
    REQUIRE_APPROVAL_FOR(
            Kind.CONSENT,
            Need.OPTIONAL,
            "destructive",
            "calls of this risk or above run only if their warrant names an approval or a grant: `write`, `destructive`, `irreversible` or `none`"),
    DISCOVERY(
            Kind.SWITCH,
            Need.OPTIONAL,
            "on",
            "`on` looks once at the start for what a workspace could be bound to (Kubernetes contexts, container engines, AWS profiles, OpenStack clouds, systemd, Terraform folders) and tells the router the names, nothing else; `off` looks at nothing"),
    DISCOVERY_PATHS(
            Kind.FOLDERS,
            Need.OPTIONAL,
            null,
            "folders looked through for Terraform configurations, with those right below them");

    /** Whether the agent can do without. */
    public enum Need {
        ALWAYS,
        UNTIL_ENROLLED,
        OPTIONAL
    }

    final Kind kind;
    final Need need;
    final @Nullable String fallback;
    final String purpose;
    final List<String> aliases;

    Setting(Kind kind, Need need, @Nullable String fallback, String purpose, String... aliases) {
        this.kind = kind;
        this.need = need;
        this.fallback = fallback;
        this.purpose = purpose;
        this.aliases = List.of(aliases);
    }

    /** In the YAML file: {@code router_url}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** On the command line: {@code --router-url}. */
    public String flag() {
        return "--" + key().replace('_', '-');
    }

    /** In the environment: {@code XEM_ROUTER_URL}. */
    public String variable() {
        return "XEM_" + name();
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    static Optional<Setting> ofFlag(String flag) {
        return Arrays.stream(values()).filter(each -> each.flag().equals(flag)).findFirst();
    }
}
