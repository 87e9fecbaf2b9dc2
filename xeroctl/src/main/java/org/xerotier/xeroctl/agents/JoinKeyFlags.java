package org.xerotier.xeroctl.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.json.Json;
import picocli.CommandLine.Option;

/** What a new join key is for. */
final class JoinKeyFlags {
    @Option(names = "--name", paramLabel = "NAME", description = "What the key is called in lists.")
    private @Nullable String name;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The region the agent is in; default if not given.")
    private @Nullable String region;

    @Option(names = "--role", paramLabel = "ROLE", description = "xem (the default) or xim.")
    private @Nullable String role;

    @Option(
            names = {"--router-addr", "--router-address"},
            paramLabel = "ADDRESS",
            description = "Where the agent reaches the router, if not where the router says.")
    private @Nullable String routerAddress;

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            description = "How long it can be used, 60s to 24h; 15m if not given.")
    private @Nullable Duration ttl;

    @Option(
            names = "--registration-name",
            paramLabel = "NAME",
            description = "The only name an agent may register with this key.")
    private @Nullable String registrationName;

    @Option(names = "--key-only", description = "Print the key and nothing else, for a file or a pipe.")
    private boolean keyOnly;

    Wanted wanted() {
        return new Wanted(name, region, role, routerAddress, ttl, registrationName, keyOnly);
    }

    /** The join key asked for. */
    record Wanted(
            @Nullable String name,
            @Nullable String region,
            @Nullable String role,
            @Nullable String routerAddress,
            @Nullable Duration ttl,
            @Nullable String registrationName,
            boolean keyOnly) {

        ObjectNode body() {
            ObjectNode body = Json.object();
            put(body, "name", name);
            put(body, "role", role);
            put(body, "region", region);
            put(body, "router_address", routerAddress);
            put(body, "registration_name", registrationName);
            if (ttl != null) {
                body.put("ttl_seconds", ttl.toSeconds());
            }
            return body;
        }

        private static void put(ObjectNode body, String member, @Nullable String value) {
            if (value != null) {
                body.put(member, value);
            }
        }
    }
}
