package org.xerotier.xem.config;

/** The reference page of the settings, written from their declarations. */
final class ConfigurationPage {

    private ConfigurationPage() {}

    static String render() {
        StringBuilder page = new StringBuilder("""
                # Settings of the XEM agent

                <!-- Generated from org.xerotier.xem.config.Setting; a test compares. Rewrite with: ./mvnw -q test -pl xem-agent -Dtest=ConfigurationPageTest -Ddocs.write=true -->

                A setting is looked for in this order, and the first place that has it wins: flag (`--router-url X` or `--router-url=X`), environment
                variable (`XEM_ROUTER_URL`), the flat YAML file named by `--config` (default `/etc/xerotier/xem.yaml`, may be missing), the default.
                An empty variable counts as not set. The file holds text, whole numbers, `true` and `false`; keys are taken in any letter case; a nested
                value stops the start with `invalidConfigFile`, file and line. All faults are told at once, and the agent exits with code 3.

                | Key | Flag | Variable (and aliases) | Type | Default | Purpose |
                |---|---|---|---|---|---|
                """);
        for (Setting setting : Setting.values()) {
            StringBuilder variables = new StringBuilder("`" + setting.variable() + "`");
            setting.aliases.forEach(
                    alias -> variables.append(", `").append(alias).append('`'));
            page.append("| `%s` | `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            setting.key(),
                            setting.flag(),
                            variables,
                            setting.kind.word(),
                            fallback(setting),
                            setting.purpose));
        }
        return page.append("""

                Secrets (`join_key`, `router_auth_token`) never appear in logs or messages. Prefer the file, readable by the agent's user only, to flags,
                which other users of the host can see.
                """).toString();
    }

    private static String fallback(Setting setting) {
        if (setting.fallback != null) {
            return "`" + setting.fallback + "`";
        }
        return switch (setting.need) {
            case ALWAYS -> "required";
            case UNTIL_ENROLLED -> "required until enrolled";
            case OPTIONAL -> "unset";
        };
    }
}
