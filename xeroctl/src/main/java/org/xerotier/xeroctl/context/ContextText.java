package org.xerotier.xeroctl.context;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The text of the configuration file, both ways. */
final class ContextText {
    private static final String SECTION = "deployment.";
    private static final Set<String> TOP_KEYS = Set.of("current");
    private static final Set<String> KEYS = Set.of("base_url", "api_key", "output", "frontend_url");

    private ContextText() {}

    static Contexts read(String text) throws Toml.Fault {
        Map<String, Deployment> deployments = new LinkedHashMap<>();
        String current = null;
        for (Map.Entry<String, Map<String, String>> table : Toml.read(text).entrySet()) {
            Map<String, String> keys = table.getValue();
            if (table.getKey().isEmpty()) {
                refuseOthers("the top", keys, TOP_KEYS);
                current = keys.get("current");
            } else {
                deployments.put(nameOf(table.getKey()), deployment(table.getKey(), keys));
            }
        }
        return new Contexts(current, deployments);
    }

    static String write(Contexts contexts) {
        StringBuilder text =
                new StringBuilder("# Written by xeroctl config. It holds API keys: keep it to yourself.\n");
        if (contexts.current() != null) {
            text.append("current = ").append(Toml.quoted(contexts.current())).append('\n');
        }
        contexts.deployments().forEach((name, deployment) -> {
            text.append("\n[deployment.").append(Toml.quoted(name)).append("]\n");
            add(text, "base_url", deployment.baseUrl());
            add(text, "api_key", deployment.apiKey());
            add(text, "output", deployment.output());
        });
        return text.toString();
    }

    private static void add(StringBuilder text, String key, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            text.append(key).append(" = ").append(Toml.quoted(value)).append('\n');
        }
    }

    private static String nameOf(String table) throws Toml.Fault {
        if (!table.startsWith(SECTION)) {
            throw new Toml.Fault("[" + table + "] is not known; contexts are [deployment.<name>]");
        }
        return table.substring(SECTION.length());
    }

    private static Deployment deployment(String table, Map<String, String> keys) throws Toml.Fault {
        refuseOthers("[" + table + "]", keys, KEYS);
        String baseUrl = keys.get("base_url");
        if (baseUrl == null) {
            throw new Toml.Fault("[" + table + "] has no base_url");
        }
        return new Deployment(baseUrl, keys.get("api_key"), keys.get("output"));
    }

    private static void refuseOthers(String where, Map<String, String> keys, Set<String> known) throws Toml.Fault {
        for (String key : keys.keySet()) {
            if (key.equals("api_key_keychain")) {
                throw new Toml.Fault("api_key_keychain is not supported; use api_key, or XEROCTL_API_KEY");
            }
            if (!known.contains(key)) {
                throw new Toml.Fault("'" + key + "' is not known in " + where);
            }
        }
    }
}
