package org.xerotier.xeroctl.context;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Flags before environment before file. A context named by flag is wholly the flag's: the URL and key of the
 * environment are then not looked at, so that no key travels to a router it was not meant for.
 */
public final class ConnectionResolver {
    private static final String ADD =
            "xeroctl config add <name> --base-url http://<router>/<project>/v1 --api-key <key>";

    private final Map<String, String> environment;
    private final ContextFile file;
    private final ConnectionFlags flags;

    public ConnectionResolver(Map<String, String> environment, ContextFile file, ConnectionFlags flags) {
        this.environment = environment;
        this.file = file;
        this.flags = flags;
    }

    /** What was typed, for commands that store it rather than use it. */
    public ConnectionFlags typed() {
        return flags;
    }

    public Connection resolve() {
        String baseUrl = firstOf(flags.baseUrl(), fromEnvironment("XEROCTL_BASE_URL"));
        String apiKey = firstOf(flags.apiKey(), fromEnvironment("XEROCTL_API_KEY"));
        if (baseUrl != null && apiKey != null && flags.context() == null) {
            return new Connection(null, checkedUrl(baseUrl), checkedKey(apiKey));
        }
        String name = contextName();
        Deployment deployment = name == null ? null : named(name);
        baseUrl = firstOf(baseUrl, deployment == null ? null : deployment.baseUrl());
        apiKey = firstOf(apiKey, deployment == null ? null : deployment.apiKey());
        if (baseUrl == null) {
            throw new NoConnection("no context is in use, so there is no router to call", ADD, false);
        }
        if (apiKey == null) {
            throw new NoConnection("there is no API key for " + baseUrl, "export XEROCTL_API_KEY=<key>", true);
        }
        return new Connection(name, checkedUrl(baseUrl), checkedKey(apiKey));
    }

    /** Which router and project, for somebody who has no key yet. */
    public Connection withoutKey() {
        String baseUrl = firstOf(flags.baseUrl(), fromEnvironment("XEROCTL_BASE_URL"));
        String name = baseUrl == null ? contextName() : null;
        if (baseUrl == null && name != null) {
            baseUrl = named(name).baseUrl();
        }
        if (baseUrl == null) {
            throw new NoConnection(
                    "no context is in use, so there is no router to sign in to",
                    "xeroctl login --username NAME --base-url http://<router>/<project>/v1",
                    false);
        }
        return new Connection(name, checkedUrl(baseUrl), "");
    }

    /** What the context in use says about output; nothing if none is. */
    public @Nullable String output() {
        String name = contextName();
        Deployment deployment = name == null ? null : file.read().deployments().get(name);
        return deployment == null ? null : deployment.output();
    }

    /** The name of the context in use, wherever it was chosen. */
    public @Nullable String contextName() {
        String chosen = firstOf(flags.context(), environment.get("XEROCTL_CONTEXT"));
        return chosen == null || chosen.isEmpty() ? file.read().current() : chosen;
    }

    /** A base URL without the slash at its end, or a refusal that says what one looks like. */
    public static String checkedUrl(String baseUrl) {
        String trimmed = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        try {
            URI uri = new URI(trimmed);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean isPlain = uri.getHost() != null && uri.getRawQuery() == null && uri.getRawUserInfo() == null;
            if (isHttp && isPlain && uri.getPath().endsWith("/v1")) {
                return trimmed;
            }
        } catch (URISyntaxException fault) {
            // Said below, with what it should look like.
        }
        throw new NoConnection(
                "'" + baseUrl + "' is not a project's base URL; one looks like http://127.0.0.1:8080/demo/v1",
                "xeroctl config show",
                false);
    }

    private static String checkedKey(String key) {
        boolean isHeaderSafe = !key.isEmpty() && key.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        if (!isHeaderSafe) {
            throw new NoConnection("the API key contains characters no key has", "xeroctl config show", true);
        }
        return key;
    }

    private Deployment named(String name) {
        Deployment deployment = file.read().deployments().get(name);
        if (deployment == null) {
            throw new NoConnection(
                    "there is no context '" + name + "' in " + file.path(), "xeroctl config list", false);
        }
        return deployment;
    }

    private @Nullable String fromEnvironment(String name) {
        String value = flags.context() == null ? environment.get(name) : null;
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }
}
