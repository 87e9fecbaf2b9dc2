package org.xerotier.provision.payara;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hardening commands, read from the numbered {@code .asadmin} files. They use two commands only, {@code set} and
 * {@code create-jvm-options}, so that one list serves a fresh {@code domain.xml}, a running server and a check.
 */
final class AsadminScript {
    /** All files, in the order of their numbers. */
    static final List<String> FILES = List.of(
            "10-http-listener",
            "15-http-limits",
            "18-http-threads",
            "19-work-threads",
            "20-no-banner",
            "25-no-built-in-endpoints",
            "30-admin-on-loopback",
            "35-no-autodeploy",
            "40-no-jmx-no-iiop",
            "45-broker-on-loopback",
            "50-no-data-grid",
            "55-no-phone-home",
            "60-local-databases",
            "65-transactions",
            "70-quiet-monitoring",
            "80-jvm");

    private static final Pattern VARIABLE = Pattern.compile("@([A-Z_]+)@");
    private static final String SET = "set ";
    private static final String JVM_OPTION = "create-jvm-options ";

    /** A dotted name and the value it must have. */
    record Setting(String name, String value) {}

    private final List<Setting> settings = new ArrayList<>();
    private final List<String> jvmOptions = new ArrayList<>();

    private AsadminScript() {}

    static AsadminScript hardening(Map<String, String> variables) {
        var script = new AsadminScript();
        for (var file : FILES) {
            script.read(file, text(file), variables);
        }
        return script;
    }

    static AsadminScript parse(String text, Map<String, String> variables) {
        var script = new AsadminScript();
        script.read("text", text, variables);
        return script;
    }

    List<Setting> settings() {
        return List.copyOf(settings);
    }

    List<String> jvmOptions() {
        return List.copyOf(jvmOptions);
    }

    private void read(String file, String text, Map<String, String> variables) {
        for (var raw : text.lines().toList()) {
            var line = substitute(raw.strip(), variables);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(SET) && line.contains("=")) {
                var equals = line.indexOf('=');
                settings.add(new Setting(line.substring(SET.length(), equals), line.substring(equals + 1)));
            } else if (line.startsWith(JVM_OPTION)) {
                // asadmin separates several options by colons and wants a backslash before a colon that is meant.
                jvmOptions.add(line.substring(JVM_OPTION.length()).replace("\\:", ":"));
            } else {
                throw new IllegalArgumentException(
                        file + ": only set and create-jvm-options may be used here: " + line);
            }
        }
    }

    private static String substitute(String line, Map<String, String> variables) {
        if (line.startsWith("#")) {
            return line;
        }
        return VARIABLE.matcher(line).replaceAll(match -> {
            var value = variables.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for @" + match.group(1) + "@ in: " + line);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static String text(String file) {
        var resource = "/org/xerotier/provision/asadmin/" + file + ".asadmin";
        try (var content = AsadminScript.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalArgumentException("no file " + resource);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
