package org.xerotier.xeroctl.approvals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.flags.DurationConverter;
import org.xerotier.xeroctl.json.Json;
import picocli.CommandLine.Option;

/** Standing consent, given with an approval. */
final class GrantFlags {
    @Option(
            names = "--grant-uses",
            paramLabel = "N",
            description = "Let N more calls like this one run without asking.")
    private @Nullable Integer uses;

    @Option(
            names = "--grant-ttl",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long, from the approval on; an hour if not given.")
    private @Nullable Duration ttl;

    @Option(
            names = "--grant-risk",
            paramLabel = "RISK",
            description = "Calls the policy sees above this risk ask again: read, write or destructive.")
    private @Nullable String risk;

    @Option(
            names = "--grant-arg",
            paramLabel = "NAME=RULE",
            description =
                    "What an argument may be: const:TEXT, json:JSON, enum:A,B, prefix:TEXT, range:MIN..MAX or any; may be"
                            + " repeated. One not named keeps its value. Never wider than what the requester asked for.")
    private List<String> rules = List.of();

    record Grant(
            @Nullable Integer uses,
            @Nullable Duration ttl,
            @Nullable String risk,
            List<String> rules) {

        /** Empty where no flag was given. */
        Optional<ObjectNode> body() {
            if (uses == null && ttl == null && risk == null && rules.isEmpty()) {
                return Optional.empty();
            }
            ObjectNode body = Json.object();
            if (uses != null) {
                body.put("uses", uses);
            }
            if (ttl != null) {
                body.put("ttl_seconds", ttl.toSeconds());
            }
            if (risk != null) {
                body.put("highest_risk", risk);
            }
            if (!rules.isEmpty()) {
                ObjectNode arguments = body.putObject("arguments");
                rules.forEach(rule -> GrantRule.put(arguments, rule));
            }
            return Optional.of(body);
        }
    }

    Grant grant() {
        return new Grant(uses, ttl, risk, List.copyOf(rules));
    }
}
