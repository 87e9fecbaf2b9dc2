package org.xerotier.systemtests.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.client.EventReader;
import org.xerotier.systemtests.history.ClientCall;
import org.xerotier.systemtests.witness.WitnessTool;

/** One caller, with habits drawn from its own seed. */
final class Caller {

    private static final Set<String> ENDS = Set.of(
            "completed",
            "failed",
            "timed_out",
            "cancelled",
            "rejected",
            "approval_timed_out",
            "escalated",
            "ambiguous");
    private static final Set<String> LAST_EVENTS =
            Set.of("completed", "failed", "timeout", "cancelled", "ambiguous", "rejected");

    private final String name;
    private final Random random;
    private final ClientLedger ledger;
    private final Mix mix;
    private int calls;

    Caller(String name, Random random, ClientLedger ledger, Mix mix) {
        this.name = name;
        this.random = random;
        this.ledger = ledger;
        this.mix = mix;
    }

    /** One call from question to end, with now and then a habit that tries the idempotency keys. */
    void call(Patient router, Patient elsewhere) {
        String token = "%s-%d".formatted(name, ++calls);
        WitnessTool tool = mix.pick(random);
        String key = "key-" + token;
        int millis = mix.millis(tool, random);
        ClientCall call = ledger.begin(token, router.target().project(), key, tool.tool());
        if (random.nextInt(100) < mix.otherProjectFirst()) {
            inOtherProject(elsewhere, token, key, tool);
        }
        String id = ask(router, call, body(tool, token, key, millis, random.nextInt(4) == 0 ? 5 : 0));
        if (id == null) {
            return;
        }
        if (random.nextInt(100) < 10) {
            ask(router, call, body(tool, token, key, millis, 0));
        }
        if (random.nextInt(100) < 3) {
            ClientCall other = ledger.begin(token + "-other", router.target().project(), key, tool.tool());
            ask(router, other, body(tool, token + "-other", key, millis, 0));
        }
        if (random.nextInt(100) < mix.otherProjectLater()) {
            inOtherProject(elsewhere, token, key, tool);
        }
        if (random.nextInt(100) < 30) {
            watch(router, call, id);
        }
        follow(router, call, id);
    }

    /** The same key in another project is another call. */
    private void inOtherProject(Patient elsewhere, String token, String key, WitnessTool tool) {
        ClientCall call = ledger.begin(token + "-there", elsewhere.target().project(), key, tool.tool());
        String id = ask(elsewhere, call, body(tool, token + "-there", key, 0, 0));
        if (id != null) {
            follow(elsewhere, call, id);
        }
    }

    private @Nullable String ask(Patient router, ClientCall call, String body) {
        Api.Answer answer = router.send("POST", router.target().invocations(), body);
        if (answer == null) {
            return null;
        }
        if (answer.status() != 200 && answer.status() != 202) {
            call.refuse(answer.code().isEmpty() ? "http_" + answer.status() : answer.code());
            return null;
        }
        String id = answer.json().path("id").asText();
        call.acknowledge(id);
        note(call, answer);
        return id;
    }

    private void follow(Patient router, ClientCall call, String id) {
        while (!router.hasGivenUp()) {
            Api.Answer answer = router.send("GET", router.target().invocations() + "/" + id + "?wait_seconds=5", null);
            if (answer == null) {
                return;
            }
            if (answer.status() != 200) {
                call.refuse("get_" + answer.status());
                return;
            }
            if (note(call, answer)) {
                return;
            }
        }
    }

    private static boolean note(ClientCall call, Api.Answer answer) {
        String status = answer.json().path("status").asText();
        if (ENDS.contains(status)) {
            call.end(status);
            return true;
        }
        return false;
    }

    /** Reads the event stream to its end, resuming it after each break. */
    private void watch(Patient router, ClientCall call, String id) {
        long last = 0;
        while (!router.hasGivenUp()) {
            try (EventReader events = router.stream(router.target().invocations() + "/" + id + "/events", last)) {
                if (events == null) {
                    continue;
                }
                Optional<EventReader.Event> event = events.next();
                while (event.isPresent()) {
                    last = event.get().number();
                    call.see(1, last, event.get().kind());
                    if (LAST_EVENTS.contains(event.get().kind())) {
                        return;
                    }
                    event = events.next();
                }
            } catch (IOException cut) {
                router.rest();
            }
        }
    }

    private static String body(WitnessTool tool, String token, String key, int millis, int wait) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("workspace", "ops").put("tool", tool.tool()).put("idempotency_key", key);
        body.putObject("args").put("token", token).put("millis", millis);
        if (wait > 0) {
            body.put("wait_seconds", wait);
        }
        return body.toString();
    }
}
